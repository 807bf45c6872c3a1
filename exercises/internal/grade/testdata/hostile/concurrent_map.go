// Tries: writes a map from many goroutines
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

func attack() {
	m := map[int]int{}
	for range 8 {
		go func() {
			for i := 0; ; i++ {
				m[i%9] = i
			}
		}()
	}
	for i := 0; ; i++ {
		m[i%9] = i
	}
}
