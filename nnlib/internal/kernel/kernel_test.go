package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"nnlecture/nnlib/internal/elementary"
)

// sameBits fails the test unless both numbers have the same bits or are NaN.
func sameBits(t *testing.T, what string, n int, got, want float64) {
	t.Helper()
	if math.Float64bits(got) != math.Float64bits(want) && !(got != got && want != want) {
		t.Errorf("%s, %d numbers: %v (%#x), want %v (%#x)", what, n, got, math.Float64bits(got), want, math.Float64bits(want))
	}
}

// numbers are n numbers of very different sizes, now and then a strange one.
func numbers(rng *rand.Rand, n int) []float64 {
	strange := []float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN(), 5e-324, -1e-310, math.MaxFloat64}
	v := make([]float64, n)
	for i := range v {
		v[i] = math.Ldexp(rng.NormFloat64(), rng.IntN(60)-30)
		if rng.IntN(200) == 0 {
			v[i] = strange[rng.IntN(len(strange))]
		}
	}
	return v
}

// checkKernels compares each kernel with its twin, on slices that begin offset
// numbers after where memory was handed out.
func checkKernels(t *testing.T, seed uint64, n, offset int) {
	rng := rand.New(rand.NewPCG(seed, 1))
	x, y := numbers(rng, n+offset)[offset:], numbers(rng, n+1)[1:]
	alpha := numbers(rng, 1)[0]
	sameBits(t, "Dot", n, Dot(x, y), dot(x, y))
	got, want := append([]float64{7}, y...), append([]float64{7}, y...)
	AddScaled(got[1:], alpha, x)
	addScaled(want[1:], alpha, x)
	AddScaled(x, alpha, x) // the same slice twice
	for i := range got {
		sameBits(t, "AddScaled", n, got[i], want[i])
	}
}

// checkRows compares AddRows with its twin, which addScaled is the parts of.
func checkRows(t *testing.T, seed uint64, n, terms, offset int) {
	rng := rand.New(rand.NewPCG(seed, 3))
	stride := 1 + int(seed%3)
	rows, values, at := numbers(rng, n+40*stride), numbers(rng, terms), make([]int, terms)
	for k := range at {
		at[k] = rng.IntN(41)
	}
	got := numbers(rng, offset+n+1)
	want := append([]float64(nil), got...)
	AddRows(got[offset:offset+n], values, at, rows, stride)
	addRows(want[offset:offset+n], values, at, rows, stride)
	for i := range got { // those before and after, too
		sameBits(t, "AddRows", n, got[i], want[i])
	}
}

// checkStep compares AdaptiveStep with its twin.
func checkStep(t *testing.T, seed uint64, n, offset int) {
	rng := rand.New(rand.NewPCG(seed, 4))
	theta, r, g := numbers(rng, offset+n+1), numbers(rng, n), numbers(rng, n)
	for i := range r {
		r[i] = math.Abs(r[i])
		if rng.IntN(3) == 0 {
			g[i] = 0
		}
	}
	settings := [][4]float64{{0.01, 0.9, 1 - 0.9, 1e-7}, {0.5, 1, 1, 0}}[seed%2]
	theta2, r2 := append([]float64(nil), theta...), append([]float64(nil), r...)
	AdaptiveStep(theta[offset:offset+n], r, g, settings[0], settings[1], settings[2], settings[3])
	adaptiveStep(theta2[offset:offset+n], r2, g, settings[0], settings[1], settings[2], settings[3])
	for i := range theta {
		sameBits(t, "AdaptiveStep: θ", n, theta[i], theta2[i])
	}
	for i := range r {
		sameBits(t, "AdaptiveStep: r", n, r[i], r2[i])
	}
}

// checkFunctions compares the functions with their twins, for numbers of which
// most are near 0.
func checkFunctions(t *testing.T, seed uint64, n, offset int) {
	rng := rand.New(rand.NewPCG(seed, 5))
	z, y, a := numbers(rng, offset+n)[offset:], numbers(rng, n), make([]float64, n)
	for i := range z {
		if rng.IntN(20) > 0 {
			z[i] = 30 * rng.NormFloat64()
		}
	}
	Sigmoids(a, z)
	for i := range z {
		sameBits(t, "Sigmoids", n, a[i], elementary.Sigmoid(z[i]))
	}
	copy(a, z)
	Tanhs(a, a) // in place
	for i := range z {
		sameBits(t, "Tanhs", n, a[i], elementary.Tanh(z[i]))
	}
	same := append([]float64(nil), z...)
	sums, products := [4]float64{1, 2, 3, 4}, [4]float64{1, 1, 1, 2}
	sums2, products2 := sums, products
	CrossEntropy(z, y, 0.25, &sums, &products)
	crossEntropy(same, y, 0.25, &sums2, &products2)
	for i := range z {
		sameBits(t, "CrossEntropy", n, z[i], same[i])
	}
	for i := range sums {
		sameBits(t, "CrossEntropy: sums", n, sums[i], sums2[i])
		sameBits(t, "CrossEntropy: products", n, products[i], products2[i])
	}
}

// A row that is not there is refused.
func TestAddRowsStaysWithinItsRows(t *testing.T) {
	for _, row := range []int{-1, 4, 1 << 60, 1 << 62} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("AddRows reads five of eleven numbers from row %d of two on", row)
				}
			}()
			AddRows(make([]float64, 5), []float64{1, 1, 1}, []int{0, row, 3}, make([]float64, 11), 2)
		}()
	}
}

// checkMultiply compares MultiplyAdd with the definition, bit by bit, for any way
// in which the three matrices may lie.
func checkMultiply(t *testing.T, seed uint64, m, p, k int, transposedA, transposedB bool) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 2))
	a, b := Matrix{numbers(rng, m*k), k, 1}, Matrix{numbers(rng, k*p), p, 1}
	if transposedA {
		a = Matrix{a.Data, m, 1}.T()
	}
	if transposedB {
		b = Matrix{b.Data, k, 1}.T()
	}
	c := numbers(rng, m*p)
	want := append([]float64(nil), c...)
	for i := range m {
		for j := range p {
			for l := range k {
				want[i*p+j] += float64(a.Data[i*a.Row+l*a.Column] * b.Data[l*b.Row+j*b.Column])
			}
		}
	}
	MultiplyAdd(c, a, b, m, p, k, numbers(rng, Room))
	for i := range c {
		if sameBits(t, "MultiplyAdd", i, c[i], want[i]); t.Failed() {
			t.Fatalf("m, p, k = %d, %d, %d, transposed: %v, %v", m, p, k, transposedA, transposedB)
		}
	}
}

// A product of matrices has the bits of the definition, for all sizes around
// those of the tiles.
func TestMultiplyAdd(t *testing.T) {
	sizes := []int{0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 19, 33}
	for i, m := range sizes {
		for j, p := range sizes {
			for l, k := range append(sizes, depth-1, depth, depth+1, 2*depth+3) {
				checkMultiply(t, uint64(1000*i+100*j+l), m, p, k, (i+l)%2 == 0, (j+l)%2 == 0)
			}
		}
	}
}

func FuzzMultiplyAdd(f *testing.F) {
	f.Add(uint64(1), uint8(5), uint8(9), uint16(300), true, false)
	f.Fuzz(func(t *testing.T, seed uint64, m, p uint8, k uint16, transposedA, transposedB bool) {
		checkMultiply(t, seed, int(m%40), int(p%40), int(k%600), transposedA, transposedB)
	})
}

func BenchmarkMultiplyAdd(b *testing.B) {
	for _, size := range [][3]int{{256, 256, 256}, {64, 128, 784}, {784, 128, 64}, {32, 32, 32}} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			m, p, k := size[0], size[1], size[2]
			rng := rand.New(rand.NewPCG(1, 2))
			x, y, z := make([]float64, m*k), make([]float64, k*p), make([]float64, m*p)
			for i := range x {
				x[i] = rng.Float64()
			}
			for i := range y {
				y[i] = rng.Float64()
			}
			room := make([]float64, Room)
			for b.Loop() {
				MultiplyAdd(z, Matrix{x, k, 1}, Matrix{y, p, 1}, m, p, k, room)
			}
			b.ReportMetric(2*float64(m*p*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}

// A kernel that is written for one processor is the plain loop, to the last bit.
func TestKernelsHaveTheBitsOfTheirTwins(t *testing.T) {
	for n := range 70 {
		for offset := range 4 {
			checkKernels(t, uint64(n), n, offset)
			checkRows(t, uint64(n), n, (n+offset)%5, offset)
			checkStep(t, uint64(n+offset), n, offset)
			checkFunctions(t, uint64(n+offset), n, offset)
		}
	}
	checkKernels(t, 1, 4099, 1)
}

func FuzzKernels(f *testing.F) {
	f.Add(uint64(1), uint16(17), uint8(1))
	f.Fuzz(func(t *testing.T, seed uint64, n uint16, offset uint8) {
		checkKernels(t, seed, int(n%5000), int(offset%8))
		checkRows(t, seed, int(n%300), int(seed%50), int(offset%8))
		checkStep(t, seed, int(n%300), int(offset%8))
		checkFunctions(t, seed, int(n%300), int(offset%8))
	})
}
