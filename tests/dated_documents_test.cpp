#include "graph/dated_documents.h"

#include <gmock/gmock.h>

#include "tests/store_case.h"

namespace entente {
namespace {

TEST(DatedDocuments, SpanAllThatHaveADate) {
  const Store store = test::store_of({test::ann_and_bob("a", "2022-02-03", 1),
                                      test::ann_and_bob("b", "2021", 1),
                                      test::ann_and_bob("c", "", 1)});
  const DatedDocuments found = dated_documents(store);
  EXPECT_EQ(found.dated, 2u);
  EXPECT_EQ(found.undated, 1u);
  EXPECT_EQ(found.vague, 1u);
  EXPECT_EQ(to_string(found.span.value()), "2021-01-01/2022-02-03");
}

TEST(DatedDocuments, CountReprintsOnce) {
  const Store store = test::store_of(
      {test::ann_and_bob("a", "2022-02-03", 1), test::ann_and_bob("a", "2022-02-04", 1)});
  EXPECT_EQ(dated_documents(store).dated, 1u);
}

TEST(DatedDocuments, MayBeNone) {
  EXPECT_FALSE(dated_documents(test::store_of({})).span);
  EXPECT_FALSE(dated_documents(test::store_of({test::ann_and_bob("a", "", 1)})).span);
}

}  // namespace
}  // namespace entente
