package datasets

import "testing"

func BenchmarkAnimals(b *testing.B) {
	for b.Loop() {
		Animals(300, seeded(1))
	}
}

func BenchmarkLetters(b *testing.B) {
	for b.Loop() {
		Letters("ABC", 100, seeded(1))
	}
}
