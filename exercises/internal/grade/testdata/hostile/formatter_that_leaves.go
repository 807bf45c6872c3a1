// Tries: panics with a value that never stops to think about its text
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

type thinker struct{}

func (thinker) String() string { select {} }

func attack() { panic(thinker{}) }
