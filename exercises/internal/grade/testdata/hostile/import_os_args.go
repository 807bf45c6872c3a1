// Tries: turns the worker into a judge by adding flags to os.Args (02, 07)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "os"

func attack() {
	os.Args = append(os.Args, "-inprocess", "-test.count=600")
}
