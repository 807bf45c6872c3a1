// Tries: nnlib
// Gets: 0 points
// Says: write the formulas yourself
// Base: stub
// In: Sign

package perceptron

import "nnlecture/nnlib"

func attack() {
	nnlib.Sign(1)
}
