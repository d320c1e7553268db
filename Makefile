# Synonyms for the two commands of the README; the build itself is CMake's.
.PHONY: demo test
demo:
	sh scripts/demo.sh
test:
	sh scripts/test.sh
