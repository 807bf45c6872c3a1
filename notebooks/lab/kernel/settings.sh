# How cells are compiled. Sourced by kernel.sh, which runs them, and by ../setup.sh, which
# compiles the packages they use in advance with the same settings.
#   GOPROXY=off          no look-ups: everything a cell may import is already here
#   -ldflags=-w          no debugger tables: they are a third of the linker's work
#   CGO_ENABLED=0        pure Go resolver and no C: fewer packages to link
# A cell that needs a module from elsewhere switches look-ups on again with %env GOPROXY direct
export GOPROXY=off GOFLAGS=-ldflags=-w CGO_ENABLED=0 GOTOOLCHAIN=local
