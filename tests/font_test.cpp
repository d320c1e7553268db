#include "render/font.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "core/error.h"
#include "render/svg.h"

namespace entente {
namespace {

using testing::HasSubstr;

const ImageOptions with_program{.program = ENTENTE_PROGRAM};

TEST(Font, IsMeasuredAsItsFileSays) {
  if (!std::filesystem::exists("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    GTEST_SKIP() << "fonts-dejavu-core is not installed";
  const FontWidths font = installed_font("dejavu sans", with_program, {});
  EXPECT_EQ(font.family, "DejaVu Sans");
  // The file's table hmtx: A 1401, bold A 1585, bold W 2259 of 2048 units.
  EXPECT_NEAR(text_width("A", 10, false, font), 6.84, 0.01);
  EXPECT_NEAR(text_width("A", 10, true, font), 7.74, 0.01);
  EXPECT_NEAR(text_width("W", 10, true, font), 11.03, 0.01);
}

TEST(Font, OfTheHouseStyleNeedsNoFile) {
  const ImageOptions none{.program = "/no/such/program"};
  const FontWidths font = installed_font("arial", none, {});
  EXPECT_EQ(font.family, "Arial");
  EXPECT_DOUBLE_EQ(text_width("Hello", 10, false, font), 22.78);
}

TEST(Font, ThatIsNotInstalledIsAnErrorOfTheUser) {
  try {
    installed_font("No Such Font", with_program, {});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), HasSubstr("--font No Such Font: no font of that name is installed"));
  }
}

TEST(Font, IsTheFirstOfTheSvgsFontsAndQuoted) {
  Picture picture;
  picture.font.family = "O'Font \\ <x>";
  EXPECT_THAT(picture_svg(picture),
              HasSubstr("font-family=\"'O\\'Font \\\\ &lt;x&gt;',Liberation Sans,"));
}

}  // namespace
}  // namespace entente
