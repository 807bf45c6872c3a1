// Tries: endless loop
// Gets: 8 points
// Says: does a loop there never end
// Base: solution
// In: Learn

package perceptron

func attack() {
	for {
	}
}
