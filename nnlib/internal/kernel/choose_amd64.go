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

func multiplyTile(c []float64, cRow int, a []float64, aRow, aColumn int, panel []float64, terms, rows int) {
	if !hasAVX2 {
		tile(c, cRow, a, aRow, aColumn, panel, terms, rows)
		return
	}
	// the last number of each that is read or written, for nothing checks there
	_, _, _ = c[(rows-1)*cRow+tileColumns-1], a[(rows-1)*aRow+(terms-1)*aColumn], panel[terms*tileColumns-1]
	if rows == 1 {
		tile1AVX2(&c[0], cRow, &a[0], aRow, aColumn, &panel[0], terms)
	} else {
		tile4AVX2(&c[0], cRow, &a[0], aRow, aColumn, &panel[0], terms)
	}
}
