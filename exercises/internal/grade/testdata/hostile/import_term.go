// Tries: asks the terminal of the instructor
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "golang.org/x/term"

func attack() {
	term.IsTerminal(0)
}
