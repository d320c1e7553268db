#include "extract/resolve_corpus.h"

#include <map>
#include <set>

#include "core/text.h"
#include "extract/actors/groups.h"
#include "extract/actors/join.h"

// Units, clusters, evidence and the steps that join are in extract/actors/. Held by
// resolve_corpus_test.cpp.

namespace entente {

std::vector<ActorGroup> resolve_corpus(const Records& records,
                                       const LinkConstraints& constraints) {
  const Units units = make_units(records, constraints);
  Clusters clusters(units, constraints);
  Evidence evidence(units, clusters);
  Joining joining{units, clusters, evidence, {}};
  join_bodies(joining);
  join_full_names(joining);
  join_kinds(joining);
  join_surnames(joining);
  join_unnamed(joining);
  return make_groups(joining);
}

std::vector<ActorGroup> resolve_corpus(std::span<const EntityRecord> records,
                                       const LinkConstraints& constraints) {
  return resolve_corpus(Records(records), constraints);
}

std::vector<Diagnostic> confusable_names(std::span<const ActorGroup> groups) {
  // By every form found: a table may have named one of the look-alikes otherwise.
  std::map<std::string, std::map<std::string, std::set<const ActorGroup*>>> alike;
  for (const ActorGroup& group : groups) {
    std::vector<std::string> forms = group.aliases;
    forms.push_back(group.name);
    for (const std::string& form : forms)
      alike[confusable_skeleton(fold(form))][fold(form)].insert(&group);
  }
  std::set<std::string> messages;  // two shared forms of the same actors warn once
  for (const auto& [skeleton, spellings] : alike) {
    if (spellings.size() < 2) continue;
    std::map<std::string, std::string> actors;  // by key
    for (const auto& [spelling, same] : spellings)
      for (const ActorGroup* group : same) actors[group->key] = group->name;
    if (actors.size() < 2) continue;
    std::string list;
    for (const auto& [key, name] : actors)
      list += (list.empty() ? "" : ", ") + name + " (" + key + ")";
    messages.insert("look-alike names of different actors: " + list +
                    "; they are kept apart, spell them alike in the documents if they are one");
  }
  std::vector<Diagnostic> out;
  for (const std::string& message : messages) {
    Diagnostic warning;
    warning.reason = "names.confusable";
    warning.message = message;
    out.push_back(std::move(warning));
  }
  return out;
}

}  // namespace entente
