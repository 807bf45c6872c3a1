// Tries: a library of C
// Gets: 0 points
// Says: without C
// Base: solution

package perceptron

//go:cgo_import_dynamic getenv getenv "libc.so.6"
