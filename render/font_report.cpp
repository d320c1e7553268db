#include <algorithm>
#include <memory>
#include <set>

#include <fontconfig/fontconfig.h>
#include <freetype/freetype.h>
#include <freetype/ftadvanc.h>

#include "core/error.h"
#include "core/text.h"
#include "render/font.h"

namespace entente {
namespace {

// Closers of C values, so that every way out frees them.
struct Close {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
  void operator()(FcObjectSet* set) const { FcObjectSetDestroy(set); }
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
template <class T>
using Owned = std::unique_ptr<std::remove_pointer_t<T>, Close>;

std::vector<std::string> families_of(FcPattern* pattern) {
  std::vector<std::string> names;
  FcChar8* name = nullptr;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; ++i)
    names.emplace_back(reinterpret_cast<const char*>(name));
  return names;
}

// The font of that name whose weight is nearest; null if none has the name. Names that the
// machine's configuration puts in the place of others are not looked at.
Owned<FcPattern*> matching(FcConfig* config, const std::string& family, int weight) {
  const Owned<FcPattern*> wanted(FcPatternCreate());
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
  FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddInteger(wanted.get(), FC_WIDTH, FC_WIDTH_NORMAL);
  FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  Owned<FcPattern*> found(FcFontMatch(config, wanted.get(), &result));
  if (!found) return nullptr;
  FcBool scalable = FcFalse;
  FcPatternGetBool(found.get(), FC_SCALABLE, 0, &scalable);
  for (const std::string& name : families_of(found.get()))
    if (scalable == FcTrue && fold(name) == fold(family)) return found;
  return nullptr;
}

std::string widths_of(FT_Library library, FcPattern* pattern) {
  FcChar8* path = nullptr;
  int index = 0;
  FcPatternGetString(pattern, FC_FILE, 0, &path);
  FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
  FT_Face opened = nullptr;
  if (!path || FT_New_Face(library, reinterpret_cast<const char*>(path), index, &opened) != 0)
    throw Error(ErrorKind::environment, "the font's file cannot be read");
  const Owned<FT_Face> face(opened);
  if (face->units_per_EM == 0)
    throw Error(ErrorKind::environment, "the font does not say how large its letters are");
  std::string out;
  FT_UInt glyph = 0;
  for (FT_ULong point = FT_Get_First_Char(face.get(), &glyph); glyph != 0;
       point = FT_Get_Next_Char(face.get(), point, &glyph)) {
    FT_Fixed units = 0;
    if (FT_Get_Advance(face.get(), glyph, FT_LOAD_NO_SCALE, &units) != 0) continue;
    out += std::to_string(point) + " " +
           std::to_string((units * 1000 + face->units_per_EM / 2) / face->units_per_EM) + "\n";
  }
  return out;
}

std::string all_families(FcConfig* config) {
  const Owned<FcPattern*> any(FcPatternCreate());
  const Owned<FcObjectSet*> what(FcObjectSetBuild(FC_FAMILY, nullptr));
  const Owned<FcFontSet*> fonts(FcFontList(config, any.get(), what.get()));
  std::set<std::string> names;
  for (int i = 0; fonts && i < fonts->nfont; ++i)
    for (const std::string& name : families_of(fonts->fonts[i])) names.insert(name);
  std::string out;
  for (const std::string& name : names) out += display(name, 200) + "\n";
  return out;
}

}  // namespace

std::string font_report(const std::string& family) {
  const Owned<FcConfig*> config(FcInitLoadConfigAndFonts());
  if (!config) throw Error(ErrorKind::environment, "Fontconfig cannot be started");
  const Owned<FcPattern*> regular = matching(config.get(), family, FC_WEIGHT_REGULAR);
  const Owned<FcPattern*> bold = matching(config.get(), family, FC_WEIGHT_BOLD);
  if (!regular || !bold) return "none\n" + all_families(config.get());
  FT_Library opened = nullptr;
  if (FT_Init_FreeType(&opened) != 0)
    throw Error(ErrorKind::environment, "FreeType cannot be started");
  const Owned<FT_Library> library(opened);
  std::string name = family;
  for (const std::string& one : families_of(regular.get()))
    if (fold(one) == fold(family)) name = one;
  return "family " + display(name, 200) + "\nregular\n" +
         widths_of(library.get(), regular.get()) + "bold\n" + widths_of(library.get(), bold.get());
}

}  // namespace entente
