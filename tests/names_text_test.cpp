// Names of raw and of tokenised text: offsets, kinds, language, streams.

#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/text.h"
#include "extract/annotate.h"
#include "extract/language.h"
#include "extract/name_kinds.h"
#include "extract/name_taggers.h"
#include "extract/pretokenized.h"
#include "extract/tag_text.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

NameTagger& tagger() {
  static NameTagger one(NamesModel::instance());
  return one;
}

std::vector<std::string> names_in(const std::string& bytes) {
  std::vector<std::string> out;
  for (const FoundName& name : tag_text(tagger(), bytes).names)
    out.push_back(std::string(cut(bytes, name.span)) + "/" +
                  std::string(name_type_labels[static_cast<unsigned>(name.type)]));
  return out;
}

const std::string plain = "Angela Merkel met John Smith in Moscow. He flew to Oslo.";

TEST(TagText, GivesBytesOfTheInput) {
  EXPECT_THAT(names_in(plain),
              ElementsAre("Angela Merkel/PER", "John Smith/PER", "Moscow/LOC", "Oslo/LOC"));
  const TaggedText tagged = tag_text(tagger(), plain);
  EXPECT_EQ(tagged.names[0].sentence, 0u);
  EXPECT_EQ(tagged.names[3].sentence, 1u);
  EXPECT_THAT(names_in("\xEF\xBB\xBF" + plain), names_in(plain));
  EXPECT_EQ(tag_text(tagger(), "\xEF\xBB\xBF" + plain).names[0].span.begin, 3u);
}

TEST(TagText, ReadsLineEndsOfAnySystem) {
  std::string windows;
  for (const char c : plain) windows += c == '.' ? std::string(".\r\n\r\n") : std::string(1, c);
  EXPECT_THAT(names_in(windows), names_in(plain));
}

TEST(TagText, PassesOverBytesThatAreNoText) {
  const std::string bad =
      "\xff\xc3 " + plain + "\xed\xa0\x80 \xf5 " + std::string(1, '\0') + "\xe2";
  EXPECT_THAT(names_in(bad), names_in(plain));
  const TaggedText tagged = tag_text(tagger(), bad);
  EXPECT_EQ(tagged.bad_bytes, 8u);
  EXPECT_EQ(tagged.first_bad, 0u);
  EXPECT_TRUE(is_utf8(names_inline(bad, tagged)));
  EXPECT_EQ(tag_text(tagger(), plain).bad_bytes, 0u);
}

TEST(TagText, TakesAnyText) {
  for (const std::string& text :
       {std::string(), std::string(" \r\n\t"), std::string("Merkel"),
        std::string("\x01\x02\x1b[0m"), std::string("\U0001F600\U0001F1EB\U0001F1F7\u200d\u202e"),
        std::string("\xEF\xBB\xBF"), std::string(1'000'000, 'x'), std::string(300'000, '-'),
        std::string(200'000, '\xff')}) {
    const TaggedText tagged = tag_text(tagger(), text);
    std::uint32_t last = 0;
    for (const FoundName& name : tagged.names) {
      EXPECT_LE(last, name.span.begin);
      EXPECT_LT(name.span.begin, name.span.end);
      last = name.span.end;
    }
    EXPECT_LE(last, text.size());
    EXPECT_TRUE(is_utf8(names_inline(text, tagged)));
  }
}

TEST(TagText, TagsCapitalsAndLowerCase) {
  EXPECT_THAT(names_in(to_upper(plain)), testing::Contains("ANGELA MERKEL/PER"));
  EXPECT_THAT(names_in(to_lower(plain)), testing::Contains("moscow/LOC"));
}

TEST(TagText, PrintsJsonAndInlineForms) {
  const std::string text = "\"Russia\" met French envoys.\n";
  const TaggedText tagged{
      .names = {{{1, 7}, NameType::location, 0}, {{13, 19}, NameType::miscellany, 0}},
      .not_english = {}};
  EXPECT_EQ(names_as_json(text, tagged, ""),
            "{\"begin\":1,\"end\":7,\"text\":\"Russia\",\"label\":\"LOC\",\"kind\":\"state\","
            "\"sentence\":0}\n"
            "{\"begin\":13,\"end\":19,\"text\":\"French\",\"label\":\"MISC\",\"kind\":"
            "\"nationality\",\"sentence\":0}\n");
  EXPECT_EQ(names_inline(text, tagged), "\"[Russia]LOC\" met [French]MISC envoys.\n");
  const std::string bad = "\x01\"\xff\\";
  const std::string line =
      names_as_json(bad, {.names = {{{0, 4}, NameType::person, 0}}, .not_english = {}}, "a\nb");
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["text"], "\x01\"\uFFFD\\");
  EXPECT_EQ(json["file"], "a\nb");
  EXPECT_FALSE(json.contains("kind"));
}

TEST(NameKinds, ComeFromTheTables) {
  const auto place = [](std::string_view name) { return kind_of_name(name, NameType::location); };
  EXPECT_EQ(place("France"), "state");
  EXPECT_EQ(place("the United States"), "state");
  EXPECT_EQ(place("U.S."), "state");
  EXPECT_EQ(place("GERMANY"), "state");
  EXPECT_EQ(place("germany"), "state");
  EXPECT_EQ(place("Paris"), "city");
  EXPECT_EQ(place("NEW YORK"), "city");
  EXPECT_EQ(place("new york"), "city");
  EXPECT_EQ(place("Danube"), "place");
  EXPECT_EQ(place("Qwertyland"), "place");
  EXPECT_EQ(place(""), "place");
  EXPECT_EQ(place(std::string(100'000, 'A')), "place");
  const auto other = [](std::string_view name) { return kind_of_name(name, NameType::miscellany); };
  EXPECT_EQ(other("Russian"), "nationality");
  EXPECT_EQ(other("Americans"), "nationality");
  EXPECT_EQ(other("FRENCH"), "nationality");
  EXPECT_EQ(other("Kurds"), "nationality");
  EXPECT_EQ(other("Nobel Prize"), "other");
  EXPECT_EQ(kind_of_name("Paris", NameType::person), "");
  EXPECT_EQ(kind_of_name("France", NameType::organization), "");
}

std::string finding(const std::string& text) {
  LanguageCount count;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    count.add(std::string_view(text).substr(at, end - at));
    at = end + 1;
  }
  return count.finding();
}

TEST(LanguageCount, PassesEnglishInAnyCase) {
  const std::string text =
      "The minister said on Monday that talks with the neighbours would go on , although "
      "both sides had accused each other of breaking the truce in the north of the country .";
  EXPECT_EQ(finding(text), "");
  EXPECT_EQ(finding(to_upper(text)), "");
  EXPECT_EQ(finding(to_lower(text)), "");
  EXPECT_EQ(finding("Merkel meets Putin"), "");
  EXPECT_EQ(finding("Der Minister reist nach Oslo"), "");  // too short to tell
  EXPECT_EQ(finding(""), "");
  EXPECT_EQ(finding("1 2 3 , . - 2014"), "");
}

TEST(LanguageCount, NoticesOtherLanguages) {
  for (const char* text :
       {"Der Minister hat am Montag gesagt , dass die Gespr\u00e4che mit den Nachbarn weitergehen "
        "und dass beide Seiten den Frieden in der Region nicht gef\u00e4hrden wollen .",
        "Le ministre a d\u00e9clar\u00e9 lundi que les discussions avec les voisins vont se "
        "poursuivre et que les deux pays ne veulent pas mettre en danger la paix dans la "
        "r\u00e9gion",
        "El ministro dijo el lunes que las conversaciones con los vecinos van a seguir y que los "
        "dos pa\u00edses no quieren poner en peligro la paz en la regi\u00f3n del norte",
        "O ministro disse na segunda que as conversas com os vizinhos v\u00e3o continuar e que os "
        "dois lados n\u00e3o querem colocar em perigo a paz da regi\u00e3o do norte do estado",
        "Il ministro ha detto che i colloqui con il vicino andranno avanti e che i due paesi non "
        "vogliono mettere in pericolo la pace della regione del nord , anche per il futuro",
        "De minister heeft gezegd dat het gesprek met de buren door gaat en dat de twee landen de "
        "vrede van het noorden niet in gevaar willen brengen , maar ook niet zijn vergeten",
        "Minister powiedzia\u0142 w poniedzia\u0142ek , \u017ce rozmowy z s\u0105siadami "
        "b\u0119d\u0105 "
        "trwa\u0107 i \u017ce nie chce si\u0119 wycofa\u0107 z umowy , a do tego jest to "
        "wa\u017cne "
        "przez ca\u0142y rok oraz na p\u00f3\u0142nocy",
        "Bakan , pazartesi g\u00fcn\u00fc yapt\u0131\u011f\u0131 a\u00e7\u0131klamada bir kez daha "
        "g\u00f6r\u00fc\u015fmelerin s\u00fcrece\u011fini ve bu konuda iki \u00fclke i\u00e7in de "
        "olumlu bir sonu\u00e7 beklediklerini ve haz\u0131r oldu\u011funu s\u00f6yledi"})
    EXPECT_THAT(finding(text), HasSubstr("of other languages")) << text;
  EXPECT_THAT(
      finding("\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 \u0420\u043e\u0441\u0441"
              "\u0438\u0438 \u0437\u0430\u044f\u0432\u0438\u043b"),
      HasSubstr("not in Latin letters"));
  std::string unknown;  // of no language that the lists hold
  for (int i = 0; i < 70; ++i) unknown += "nqwaza lokuthi ";
  EXPECT_THAT(finding(unknown), HasSubstr("0 % are among the commonest of English"));
}

TEST(LanguageCount, IsToldByTheTextAndTheAnnotation) {
  Document document;
  document.text =
      "Der Minister hat am Montag gesagt, dass die Gespr\u00e4che mit den Nachbarn weitergehen "
      "und dass beide Seiten den Frieden in der Region nicht gef\u00e4hrden wollen.";
  EXPECT_THAT(tag_text(tagger(), document.text).not_english, HasSubstr("of other languages"));
  const Annotation annotation = annotate(document);
  ASSERT_EQ(annotation.diagnostics.size(), 1u);
  EXPECT_EQ(annotation.diagnostics[0].reason, "language.not_english");
  EXPECT_EQ(annotation.diagnostics[0].severity, Severity::warning);
  document.text = plain;
  EXPECT_THAT(annotate(document).diagnostics, IsEmpty());
}

// The text in pieces of `step` bytes.
Stream in_steps(std::string_view text, std::size_t step) {
  return [text, step]() mutable {
    const Piece piece{text.substr(0, step), std::nullopt};
    text.remove_prefix(piece.bytes.size());
    return piece;
  };
}

std::string tag_all(std::string_view text, std::size_t step = 7, std::size_t batch = 0) {
  TokenStream stream(in_steps(text, step), "x", batch);
  std::string out;
  while (const auto documents = stream.next())
    for (const TokenDocument& d : documents->documents) out += tag_document(tagger(), d);
  return out;
}

TEST(TokenStream, GivesOneLineAToken) {
  const std::string expected =
      "-DOCSTART-\tO\n\nAngela\tB-PER\nMerkel\tI-PER\nflew\tO\nto\tO\nOslo\tB-LOC\n.\tO\n\n"
      "French\tB-MISC\ntroops\tO\nleft\tO\n\n-DOCSTART-\tO\n\nHe\tO\nleft\tO\n.\tO\n\n";
  const std::string text =
      "-DOCSTART-\n\nAngela\tx\ty\nMerkel\nflew\nto\r\nOslo\tB-ORG\n.\n\n\n \t\nFrench\ntroops\n"
      "left\n-DOCSTART-\tO\nHe\nleft\n.";
  for (const std::size_t step : {1u, 2u, 3u, 16u, 1000u}) {
    EXPECT_EQ(tag_all(text, step), expected) << step;
    EXPECT_EQ(tag_all(text, step, 1 << 20), expected) << step;
  }
  EXPECT_EQ(tag_all(expected), expected);
  EXPECT_EQ(tag_all(""), "");
  EXPECT_EQ(tag_all("\n\r\n \n"), "");
  EXPECT_EQ(tag_all("-DOCSTART-\n"), "-DOCSTART-\tO\n\n");
}

TEST(TokenStream, KeepsTheTokensAsAReaderSeesThem) {
  const auto tokens = [](const std::string& tagged) {
    std::string out;
    for (std::size_t at = 0; at < tagged.size();) {
      const std::size_t end = tagged.find('\n', at);
      const std::string line = tagged.substr(at, end - at);
      out += line.substr(0, line.find('\t')) + "\n";
      at = end + 1;
    }
    return out;
  };
  EXPECT_EQ(tokens(tag_all("a b\n \tO\n\tO\n\u00a0\nx \n")), "a b\n \n\n\nx \n\n");
  EXPECT_EQ(tokens(tag_all("a\xff\nb\n" + std::string(1, '\0') + "\n\u200b\n")),
            "a\uFFFD\nb\n\uFFFD\n\u200b\n\n");
}

TEST(TokenStream, HandsADocumentOnAsSoonAsTheNextBegins) {
  std::string fed;
  TokenStream stream(
      [&]() -> Piece {
        fed = fed.empty() ? "-DOCSTART-\nOslo\n\n-DOCSTART-\n" : throw Error(ErrorKind::defect, "");
        return {fed, std::nullopt};
      },
      "x", 0);
  const auto batch = stream.next();  // without asking for more
  ASSERT_EQ(batch->documents.size(), 1u);
  EXPECT_EQ(batch->documents[0].sentences.size(), 1u);
  EXPECT_EQ(batch->documents[0].line, 1u);
}

TEST(TokenStream, CutsDocumentsWithoutEndIntoParts) {
  std::string text;
  for (int i = 0; i < 1234; ++i) text += "Oslo\n\n";
  TokenStream stream(in_steps(text, 1 << 16), "x", 0);
  std::vector<std::size_t> sizes, lines;
  while (const auto batch = stream.next())
    for (const TokenDocument& d : batch->documents) {
      sizes.push_back(d.sentences.size());
      lines.push_back(d.line);
    }
  EXPECT_THAT(sizes, ElementsAre(500, 500, 234));
  EXPECT_THAT(lines, ElementsAre(1, 1001, 2001));
}

TEST(TokenStream, CutsASentenceWithoutEndAndJoinsItAgain) {
  std::string text;
  for (int i = 0; i < 65'536 + 10; ++i) text += "x\n";
  const std::string tagged = tag_all(text + "\ny\n", 1 << 16);
  std::string expected;
  for (int i = 0; i < 65'536 + 10; ++i) expected += "x\tO\n";
  EXPECT_EQ(tagged, expected + "\ny\tO\n\n");
}

TEST(TokenStream, TagsASentenceOfTenThousandTokensAndATokenOfAMegabyte) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += i % 2 ? "Merkel\n" : "said\n";
  text += std::string(1'000'000, 'A') + "\n";
  const std::string tagged = tag_all(text, 1 << 17);
  EXPECT_EQ(std::count(tagged.begin(), tagged.end(), '\n'), 10'002);
}

TEST(TokenStream, ReportsAReadThatFailed) {
  TokenStream stream([] { return Piece{{}, Fault{"unreadable", "is a directory", 0}}; }, "x", 0);
  EXPECT_THROW(stream.next(), Error);
}

TEST(NameTaggers, LendTheSameOneAgain) {
  NameTaggers taggers(NamesModel::instance());
  NameTagger* first = taggers.borrow([](NameTagger& one) { return &one; });
  EXPECT_EQ(taggers.borrow([](NameTagger& one) { return &one; }), first);
  taggers.borrow([&](NameTagger& one) {
    EXPECT_EQ(&one, first);
    taggers.borrow([&](NameTagger& other) {
      EXPECT_NE(&other, first);
      return 0;
    });
    return 0;
  });
}

}  // namespace
}  // namespace entente
