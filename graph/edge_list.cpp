#include "graph/edge_list.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <numeric>
#include <string_view>

#include "core/hash.h"
#include "core/number.h"
#include "core/text.h"
#include "core/weight.h"
#include "graph/edge_rows.h"
#include "graph/label_index.h"

namespace entente {
namespace {

constexpr std::size_t longest_label = 1024;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// At most `limit` bytes of the file.
std::string read_bytes(const std::string& path, std::size_t limit, const Run& run) {
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file)
    throw Error(ErrorKind::input,
                path + ": " + std::strerror(errno) + "; check the path and its rights");
  std::string bytes;
  std::array<char, 1 << 16> part{};
  while (bytes.size() < limit) {
    run.checkpoint();
    errno = 0;
    const std::size_t count =
        std::fread(part.data(), 1, std::min(part.size(), limit - bytes.size()), file.get());
    if (count == 0 && std::ferror(file.get()))
      throw Error(ErrorKind::input, path + ": " + std::strerror(errno));
    if (count == 0) break;
    bytes.append(part.data(), count);
  }
  return bytes;
}

bool has_ending(const std::string& path, std::string_view ending) {
  return to_lower(path.substr(path.size() - std::min(path.size(), ending.size()))) == ending;
}

// 0 for fields separated by blanks.
char delimiter_of(const std::string& path, std::string_view text) {
  if (has_ending(path, ".tsv")) return '\t';
  if (!has_ending(path, ".csv")) return 0;
  const std::string_view header = text.substr(0, text.find('\n'));
  const bool semicolons =
      header.find(';') != std::string_view::npos && header.find(',') == std::string_view::npos;
  return semicolons ? ';' : ',';
}

struct Columns {
  std::size_t count = 0;  // fields a row must have; 0: two or three
  std::optional<std::size_t> source, target, weight;
};

Columns columns_of(const std::vector<std::string_view>& header) {
  Columns columns;
  columns.count = header.size();
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = is_utf8(header[i]) ? fold(header[i]) : std::string();
    auto take = [&](std::optional<std::size_t>& column, const char* wanted) {
      if (name == wanted && !column) column = i;
    };
    take(columns.source, "source");
    take(columns.target, "target");
    take(columns.weight, "weight");
  }
  return columns;
}

// One pass over a file.
class EdgeListScan {
 public:
  EdgeListScan(const std::string& path, const EdgeListOptions& options, const Run& run)
      : path_(path), options_(options), run_(run) {}

  EdgeListReading scan() {
    text_ = read_bytes(path_, static_cast<std::size_t>(-1), run_);
    const char delimiter = delimiter_of(path_, text_);
    RowReader rows(text_, delimiter);
    Columns columns{0, 0, 1, 2};
    if (delimiter != 0) {
      const bool any = rows.next();
      columns = columns_of(rows.fields());
      if (!columns.source || !columns.target)
        fail(any ? rows.line() : 1, "edges.columns",
             std::string("no '") + (columns.source ? "target" : "source") +
                 "' column; the first line must name source and target");
    }
    while (!reading_.fault && rows.next()) {
      if (reading_.counts.rows % 65536 == 0) run_.checkpoint();
      take_row(rows, columns);
    }
    if (!reading_.fault) finish();
    return std::move(reading_);
  }

 private:
  void fail(std::uint64_t line, const char* reason, const std::string& what) {
    reading_.fault = Diagnostic{Severity::error, reason, path_, line, std::nullopt, what};
  }

  void take_row(const RowReader& rows, const Columns& columns) {
    ++reading_.counts.rows;
    const auto& fields = rows.fields();
    if (rows.open_quote())
      return fail(rows.line(), "csv.quote", "a quote is opened and never closed");
    const bool fits = columns.count != 0 ? fields.size() == columns.count
                                         : fields.size() == 2 || fields.size() == 3;
    if (!fits)
      return fail(rows.line(), "edges.ragged",
                  std::to_string(fields.size()) + " fields instead of " +
                      (columns.count != 0 ? std::to_string(columns.count) : "2 or 3"));
    double weight = 1;
    if (columns.weight && *columns.weight < fields.size()) {
      const std::string_view text = fields[*columns.weight];
      const WeightReading read = read_weight(text);
      if (!read.value)
        return fail(rows.line(), read.fault.reason, "weight " + quoted(text) + read.fault.what);
      weight = *read.value;
      if (weight == 0 && !options_.keep_zero)
        return fail(rows.line(), "edges.zero",
                    "weight " + quoted(text) +
                        "is no tie; take the row out, or give --keep-zero to leave it out");
    }
    const auto source = node(rows, fields[*columns.source]);
    const auto target = source ? node(rows, fields[*columns.target]) : std::nullopt;
    if (!target) return;
    if (*source == *target)
      ++reading_.counts.self_loops;
    else if (weight == 0)
      ++reading_.counts.zero_weights;
    else
      edges_.push_back(
          {*source, *target,
           options_.weights_are_lengths ? strength_of(Length(weight)).value() : weight});
  }

  static std::string quoted(std::string_view text) {
    const std::string safe = is_utf8(text) ? std::string(text) : repair_utf8(text).text;
    return "\"" + display(safe, 40) + "\" ";
  }

  std::optional<Node> node(const RowReader& rows, std::string_view label) {
    const auto known = labels_.find(label);
    if (known) return known;
    const char* fault = nullptr;
    const char* reason = "edges.label";
    if (label.find_first_not_of(" \t\r\n") == std::string_view::npos)
      fault = "a label is empty";
    else if (label.size() > longest_label)
      reason = "limit.label", fault = "a label is longer than 1024 bytes";
    else if (!is_utf8(label))
      reason = "encoding.invalid", fault = "a label is not valid UTF-8; convert the file";
    if (fault) {
      fail(rows.line(), reason, fault);
      return std::nullopt;
    }
    return labels_.add(label);
  }

  void finish() {
    text_ = std::string();  // memory for the graph
    const std::size_t n = labels_.size();
    std::vector<Node> by_label(n), rank(n);
    std::iota(by_label.begin(), by_label.end(), Node{0});
    std::ranges::sort(by_label, {}, [&](Node u) { return labels_.label(u); });
    for (std::size_t i = 0; i < n; ++i) rank[by_label[i]] = static_cast<Node>(i);
    for (Edge& e : edges_) e = {rank[e.source], rank[e.target], e.weight};
    try {
      CsrBuilder builder(options_.directed);
      builder.count(edges_);
      const std::vector<Node> number = builder.lay_out_by_degree(n);
      builder.add(edges_);
      edges_ = std::vector<Edge>();
      Csr graph = builder.finish([&](Node u) {
        const std::size_t given =
            number.empty()
                ? u
                : static_cast<std::size_t>(std::ranges::find(number, u) - number.begin());
        return std::string(labels_.label(by_label[given]));
      });
      std::vector<std::string> labels(n);
      for (std::size_t i = 0; i < n; ++i)
        labels[number.empty() ? i : number[i]] = labels_.label(by_label[i]);
      labels_ = {};
      reading_.snapshot = plain_snapshot(std::move(labels), std::move(graph));
    } catch (const Error& error) {  // sums of parallel rows beyond the limit
      throw Error(error.kind(), path_ + ": " + error.what());
    }
    Snapshot& s = reading_.snapshot;
    s.title = path_.substr(path_.find_last_of('/') + 1);
    s.source = path_;
    s.weights_note =
        options_.weights_are_lengths ? "1 / length of " + s.title : "weight in " + s.title;
    note(reading_.counts.self_loops, "self-loop");
    note(reading_.counts.zero_weights, "row of weight 0", "rows of weight 0");
  }

  void note(std::uint64_t count, const std::string& one, std::string many = "") {
    if (count == 0) return;
    if (many.empty()) many = one + "s";
    reading_.snapshot.warnings.push_back(grouped(count) + " " + (count == 1 ? one : many) +
                                         " left out");
  }

  const std::string& path_;
  const EdgeListOptions& options_;
  const Run& run_;
  std::string text_;
  EdgeListReading reading_;
  std::vector<Edge> edges_;
  LabelIndex labels_;
};

}  // namespace

EdgeListReading scan_edge_list(const std::string& path, const EdgeListOptions& options,
                               const Run& run) {
  return EdgeListScan(path, options, run).scan();
}

Snapshot read_edge_list(const std::string& path, const EdgeListOptions& options, const Run& run) {
  EdgeListReading reading = scan_edge_list(path, options, run);
  if (reading.fault)
    throw Error(ErrorKind::input,
                path + ":" + std::to_string(*reading.fault->line) + ": " + reading.fault->message);
  return std::move(reading.snapshot);
}

bool means_edge_list(const std::string& path) {
  if (has_ending(path, ".edges")) return true;
  if (!has_ending(path, ".csv") && !has_ending(path, ".tsv")) return false;
  std::string start;
  try {
    start = read_bytes(path, 65536, {});
  } catch (const Error&) {
    return false;  // whoever reads it as what else it may be says why it cannot be read
  }
  RowReader rows(start, delimiter_of(path, start));
  if (!rows.next()) return false;
  const Columns columns = columns_of(rows.fields());
  return columns.source && columns.target;
}

Snapshot plain_snapshot(std::vector<std::string> labels, Csr graph) {
  Snapshot s;
  s.graph = std::move(graph);
  const Csr& g = s.graph;
  std::vector<double> strength(g.nodes(), 0);
  double total = 0;
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    for (const double w : g.weights(static_cast<Node>(u))) strength[u] += w;
    total += strength[u];
  }
  Sha256 digest;
  digest.add_field(g.directed() ? "directed" : "undirected");
  s.nodes.reserve(labels.size());
  for (std::string& label : labels) {
    digest.add_field(label);
    NodeInfo& node = s.nodes.emplace_back();
    node.label = label;
    node.id = std::move(label);
  }
  s.edges.reserve(g.edges());
  for (std::size_t u = 0; u < g.nodes(); ++u) {
    const auto near = g.neighbors(static_cast<Node>(u));
    const auto weight = g.weights(static_cast<Node>(u));
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (!g.directed() && near[i] < u) continue;
      EdgeInfo& edge = s.edges.emplace_back();
      edge.source = static_cast<Node>(u);
      edge.target = near[i];
      edge.strength = weight[i];
      // Strength times the logarithm of strength over what the two nodes' own totals predict.
      if (!g.directed())
        edge.surprise = weight[i] * (std::log(weight[i]) + std::log(total) - std::log(strength[u]) -
                                     std::log(strength[near[i]]));
      digest.add_field(std::to_string(u));
      digest.add_field(std::to_string(near[i]));
      digest.add_field(shortest(weight[i]));
    }
  }
  s.digest = digest.hex();
  return s;
}

}  // namespace entente
