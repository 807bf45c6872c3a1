// Tries: a function whose name only looks like that of the exercise
// Gets: 0 points
// Says: undefined: Sign
// Base: solution

package perceptron

//DROP Sign

func Ѕign(z float64) float64 { return 1 }
