package check

import "gonum.org/v1/gonum/mat"

// Number draws from −2 … 2, with two decimals so that it reads well, and not
// from around 0: what is multiplied by 0, or adds 0, can be forgotten unseen.
func (s *S) Number() float64 {
	magnitude := s.Between(0.1, 2)
	if s.Rand.IntN(2) == 0 {
		return -magnitude
	}
	return magnitude
}

// Between draws from lo … hi, with two decimals.
func (s *S) Between(lo, hi float64) float64 {
	steps := int((hi - lo) * 100)
	return lo + float64(s.Rand.IntN(steps+1))/100
}

// Numbers draws n numbers.
func (s *S) Numbers(n int) []float64 {
	numbers := make([]float64, n)
	for i := range numbers {
		numbers[i] = round(s.Number())
	}
	return numbers
}

// Vector draws a column of n numbers.
func (s *S) Vector(n int) *mat.VecDense { return mat.NewVecDense(n, s.Numbers(n)) }

// Matrix draws an r×c matrix.
func (s *S) Matrix(r, c int) *mat.Dense { return mat.NewDense(r, c, s.Numbers(r*c)) }

// Signs draws n labels −1 or +1.
func (s *S) Signs(n int) []float64 {
	signs := make([]float64, n)
	for i := range signs {
		signs[i] = float64(2*s.Rand.IntN(2) - 1)
	}
	return signs
}

// OneHot draws n labels out of k classes as the columns of a k×n matrix, every
// class at least once where n ≥ k.
func (s *S) OneHot(k, n int) *mat.Dense {
	Y := mat.NewDense(k, n, nil)
	for column, place := range s.Rand.Perm(n) {
		Y.Set(place%k, column, 1)
	}
	return Y
}

// Seed draws a seed for the student's code, a number that a float64 holds.
func (s *S) Seed() float64 { return float64(s.Rand.Uint64N(1 << 53)) }

// round removes what adding hundredths leaves behind the second decimal.
func round(x float64) float64 { return float64(int(x*100+sign(x)*0.5)) / 100 }

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}
