#pragma once

// Whose the object of a deed is, and where it stands: "rejected Arcadia's demands", "shelled
// a town in Arcadia".

#include "extract/event_slot.h"

namespace entente {

// Whose the trigger's object is; empty if the object is somebody itself. With a listed noun
// only "Arcadia's", unless `author` asks for who made it. O(children).
Party owner_end(const Act& act, bool author);

// The state in which the object, or (`aimed`) what stands after "at" or "on", stands: "a town
// in Arcadia". Only of a thing without words that may say whose it is ("rebel posts"). O(children).
Party inside_end(const Act& act, bool aimed);

}  // namespace entente
