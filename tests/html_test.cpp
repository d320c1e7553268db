#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/read/html.h"
#include "extract/read/html_scan.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::string_view_literals;

constexpr std::string_view news = R"(<!doctype html><html lang="en-GB"><head>
<meta charset="utf-8"><title>Talks open | The Oslo Post</title>
<meta property="og:title" content="Talks open">
<meta property="article:published_time" content="2022-01-21T10:00:00+01:00">
<style>Evil Style {}</style><script>if (1<2) "Evil Script</p>"</script></head>
<body class="has-sidebar"><header><a href="/">The Oslo Post</a></header>
<nav><ul><li><a href="/w">World</a><li><a href="/p">Politics</a></ul></nav>
<article><h1>Talks open in Geneva</h1><p>Ann <b>Alpha</b>
met Bob&nbsp;Beta &amp; others.</p><!-- Evil Comment --><p hidden>Evil Hidden</p>
<p style="display: none">Evil Display</p><p>They left<br>on Friday.</p>
<div class="share-buttons">Share this on Friend Site</div></article>
<aside>Evil Aside</aside><footer>Evil Footer</footer></body></html>)";

TEST(Html, TakesTheArticleWithoutItsSurroundings) {
  const ReadResult r = read_file_of("a.html", news);
  ASSERT_EQ(r.documents.size(), 1u);
  EXPECT_EQ(r.documents[0].text,
            "Talks open in Geneva\n\nAnn Alpha met Bob\xC2\xA0"
            "Beta & others.\n\nThey left\non Friday.");
  EXPECT_EQ(r.documents[0].title, "Talks open");
  EXPECT_EQ(r.documents[0].language, "en");
  EXPECT_EQ(to_string(*r.documents[0].published), "2022-01-21");
  EXPECT_THAT(r.notes(), IsEmpty());
}

TEST(Html, TakesDatesFromLinkedDataAndTimeElements) {
  const ReadResult data = read_file_of(
      "a.html",
      R"(<script type="application/ld+json">{"headline":"H","datePublished":"2020-05-05"}</script><p>Ann.</p>)");
  EXPECT_EQ(to_string(*data.documents[0].published), "2020-05-05");
  EXPECT_EQ(data.documents[0].date_source, "JSON-LD");
  EXPECT_EQ(data.documents[0].title, "H");
  const ReadResult time = read_file_of("b.html", "<h1>T</h1><time>5 May 2020</time><p>Ann.</p>");
  EXPECT_EQ(to_string(*time.documents[0].published), "2020-05-05");
  EXPECT_EQ(time.documents[0].title, "T");
}

TEST(Html, DropsListsOfLinks) {
  EXPECT_EQ(
      html_text(
          "<body><p>Ann met Bob in Geneva for talks that lasted two days and ended well.</p>"
          "<ul><li><a href=1>Other news of the day</a><li><a href=2>More news</a></ul></body>"),
      "Ann met Bob in Geneva for talks that lasted two days and ended well.");
}

TEST(Html, OfHostileBytesIsValidAndWhole) {
  const ReadResult r =
      read_file_of("a.html", "<p>Joe B\0iden &lt;script&gt; \xFF\xFE \"quoted\"</p>"sv);
  EXPECT_THAT(r.texts(), ElementsAre("Joe B\xEF\xBF\xBD"
                                     "iden <script> \xEF\xBF\xBD\xEF\xBF\xBD \"quoted\""));
  EXPECT_THAT(r.notes(), ElementsAre("warning encoding.repaired -"));
  EXPECT_THAT(read_file_of("a.html", "%PDF-1.4").notes(), ElementsAre("skip not_text -"));
}

TEST(Html, MakesBadReferencesHarmless) {
  EXPECT_EQ(html_text("<p>&#x110000;&#0;&#xD800;&#99999999999;&#65;&#x42; &nope; &#; &</p>"),
            "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
            "AB &nope; &#; &");
}

TEST(Html, ThatBreaksOffIsKeptToThere) {
  const ReadResult r = read_file_of("a.html", "<p>Ann met Bob.</p><!-- never closed <p>x</p>");
  EXPECT_THAT(r.texts(), ElementsAre("Ann met Bob."));
  EXPECT_THAT(r.notes(), ElementsAre("warning html.unclosed -"));
  EXPECT_THAT(read_file_of("a.html", "<p>Ann.</p><script>var x").texts(), ElementsAre("Ann."));
  EXPECT_THAT(read_file_of("a.html", "<p>Ann.</p><a href=\"x").texts(), ElementsAre("Ann."));
}

TEST(Html, NestedTooDeepIsReadWithoutAParse) {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<div>";
  const ReadResult r = read_file_of("a.html", deep + "<p>Ann met Bob.</p>");
  EXPECT_EQ(r.documents[0].text, "Ann met Bob.");
  EXPECT_THAT(r.notes(), ElementsAre("warning limit.html_depth -"));
}

TEST(ScanHtml, CountsOnlyElementsThatNest) {
  EXPECT_EQ(scan_html("<p>a<p>b<br><li>c<b>d<i>e").depth, 0u);
  EXPECT_EQ(scan_html("<div><div></div></div><div>").depth, 2u);
  // An end tag without its start closes nothing.
  EXPECT_EQ(scan_html("<div></span><div></span><div>").depth, 3u);
}

TEST(ScanHtml, KeepsFewAttributesAndEachOnce) {
  EXPECT_EQ(scan_html("<P class=a onclick='x' class=b id=\"q\" title=\"t\">x < y").html,
            "<p class=\"a\" id=\"q\">x &lt; y");
}

TEST(ScanHtml, ExpandsNoEntities) {
  EXPECT_EQ(scan_html("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><p>&e;").html,
            "<p>&e;");
}

TEST(DeclaredCharset, IsReadFromMeta) {
  EXPECT_EQ(declared_charset("<meta name=x><META CHARSET='Windows-1251'>"), "windows-1251");
  EXPECT_EQ(declared_charset("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>"),
            "koi8-r");
  EXPECT_EQ(declared_charset("<p>charset=x"), "");
}

}  // namespace
}  // namespace entente
