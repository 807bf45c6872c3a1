// Tries: loads a library of C, where no comment is refused
// Gets: 0 points
// Base: solution
// Wall: down

package perceptron

//go:cgo_import_dynamic getenv getenv "libc.so.6"
