//go:build !noasm && !gccgo && !safe

package kernel

// hasAVX2 says whether processor and operating system have registers for four
// numbers.
var hasAVX2 = detectAVX2()

func detectAVX2() bool {
	const (
		osxsave, avx = 1 << 27, 1 << 28 // in c of leaf 1
		avx2         = 1 << 5           // in b of leaf 7
		ymm          = 6                // both halves of the registers are kept
	)
	if leaves, _, _, _ := cpuid(0, 0); leaves < 7 {
		return false
	}
	_, _, c, _ := cpuid(1, 0)
	if c&osxsave == 0 || c&avx == 0 || xgetbv()&ymm != ymm {
		return false
	}
	_, b, _, _ := cpuid(7, 0)
	return b&avx2 != 0
}

// tileRows is how many rows of eight sums leave room for what is added to them.
const tileRows = 6

func multiplyTile(c []float64, cRow int, a []float64, aRow, aColumn int, panel []float64, terms, rows int) {
	if !hasAVX2 {
		tile(c, cRow, a, aRow, aColumn, panel, terms, rows)
		return
	}
	// the last number of each that is read or written, for nothing checks there
	_, _, _ = c[(rows-1)*cRow+tileColumns-1], a[(rows-1)*aRow+(terms-1)*aColumn], panel[terms*tileColumns-1]
	switch rows {
	case 6:
		tile6AVX2(&c[0], cRow, &a[0], aRow, aColumn, &panel[0], terms)
	case 4:
		tile4AVX2(&c[0], cRow, &a[0], aRow, aColumn, &panel[0], terms)
	default:
		tile1AVX2(&c[0], cRow, &a[0], aRow, aColumn, &panel[0], terms)
	}
}

// masks say which of the last numbers there are, by their count.
var masks = [4][4]int64{{}, {-1}, {-1, -1}, {-1, -1, -1}}

// AddRows is y ← y + Σ values[k]·rows[at[k]·stride …], added up as addRows says.
func AddRows(y, values []float64, at []int, rows []float64, stride int) {
	if len(y) == 0 || len(values) == 0 {
		return
	}
	if !hasAVX2 {
		addRows(y, values, at, rows, stride)
		return
	}
	at = at[:len(values)]
	var last uint // a negative one is far off, too
	for _, row := range at {
		last = max(last, uint(row))
	}
	if last > 0 {
		_ = rows[last] // so that the product does not overflow
	}
	_ = rows[int(last)*stride:][:len(y)]
	addRowsAVX2(&y[0], len(y), &values[0], &at[0], len(values), &rows[0], stride, &masks[len(y)%4])
}

// AdaptiveStep is the step of RMSProp and AdaGrad, as adaptiveStep says.
func AdaptiveStep(theta, r, g []float64, alpha, keep, add, epsilon float64) {
	r, g = r[:len(theta)], g[:len(theta)]
	whole := 0
	if hasAVX2 {
		whole = len(theta) &^ 3
	}
	if whole > 0 {
		adaptiveStepAVX2(&theta[0], &r[0], &g[0], whole, alpha, keep, add, epsilon)
	}
	adaptiveStep(theta[whole:], r[whole:], g[whole:], alpha, keep, add, epsilon)
}

// PoolFours is the largest of four numbers for each window, as poolFours says.
func PoolFours(most []float64, at []int, plane []float64, corner, down int) {
	n := len(most)
	if !hasAVX2 || n < 4 {
		poolFours(most, at, plane, corner, down)
		return
	}
	_, _, _, _ = at[n-1], plane[corner], plane[corner+down], plane[corner+down+2*n-1]
	poolFoursAVX2(&most[0], &at[0], &plane[0], corner, down, n)
}
