// Tries: passes flags to the linker, where no comment is refused
// Gets: 0 points
// Says: only allowed in cgo-generated code
// Base: solution
// Wall: down

package perceptron

//go:cgo_ldflag "-lm"
