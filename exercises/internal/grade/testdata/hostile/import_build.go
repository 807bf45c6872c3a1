// Tries: tells where Go is (48)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "go/build"

func attack() {
	_ = build.Default.GOROOT
}
