// Tries: imports the project's data
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "nnlecture/datasets"

func attack() {
	_ = datasets.Iris
}
