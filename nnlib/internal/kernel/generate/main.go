// Command generate writes the kernels for amd64 processors with AVX2. It has a
// module of its own, so that the course does not need avo:
//
//	cd nnlib/internal/kernel/generate
//	GOWORK=off go run . -out ../kernels_amd64.s -stubs ../kernels_amd64.go -pkg kernel
//
// No kernel has a fused multiply-add: package kernel promises the same bits
// everywhere, and where it matters (Zen) adding has units of its own anyway.
package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("!noasm,!gccgo,!safe")
	tile(6)
	tile(4)
	tile(1)
	rows()
	adaptive()
	pool()
	sigmoids()
	tanhs()
	crossEntropy()
	processor()
	Generate()
}

// tile is C ← C + A·B for some rows and eight columns of C, kept in registers:
// two of four numbers for each row. B is a panel, rows of eight. Two terms are
// added in a round.
func tile(rows int) {
	TEXT(fmt.Sprintf("tile%dAVX2", rows), NOSPLIT|NOPTR, "func(c *float64, cRow int, a *float64, aRow, aColumn int, panel *float64, terms int)")
	Pragma("noescape")
	Doc(fmt.Sprintf("tile%dAVX2 is tile for rows = %d and at least one term.", rows, rows))
	c, cRow := Load(Param("c"), GP64()), bytes("cRow")
	a, aRow, aColumn := Load(Param("a"), GP64()), bytes("aRow"), bytes("aColumn")
	panel, terms := Load(Param("panel"), GP64()), Load(Param("terms"), GP64())
	var aRow3, aRow5 reg.Register = GP64(), GP64()
	if rows >= 4 {
		LEAQ(Mem{Base: aRow, Index: aRow, Scale: 2}, aRow3)
	}
	if rows == 6 {
		LEAQ(Mem{Base: aRow, Index: aRow, Scale: 4}, aRow5)
	}
	var sums [6][2]reg.VecVirtual
	at := GP64()
	MOVQ(c, at)
	for i := range rows {
		for j := range 2 {
			sums[i][j] = YMM()
			VMOVUPD(Mem{Base: at, Disp: 32 * j}, sums[i][j])
		}
		ADDQ(cRow, at)
	}
	row := []Mem{{Base: a}, {Base: a, Index: aRow, Scale: 1}, {Base: a, Index: aRow, Scale: 2}, {Base: a, Index: aRow3, Scale: 1},
		{Base: a, Index: aRow, Scale: 4}, {Base: a, Index: aRow5, Scale: 1}}
	term := func(panelAt int) {
		b := [2]reg.VecVirtual{YMM(), YMM()}
		VMOVUPD(Mem{Base: panel, Disp: panelAt}, b[0])
		VMOVUPD(Mem{Base: panel, Disp: panelAt + 32}, b[1])
		for i := range rows {
			v, product := YMM(), YMM()
			VBROADCASTSD(row[i], v)
			VMULPD(b[0], v, product)
			VADDPD(product, sums[i][0], sums[i][0])
			VMULPD(b[1], v, v)
			VADDPD(v, sums[i][1], sums[i][1])
		}
		ADDQ(aColumn, a)
	}
	two, odd, store := fmt.Sprint("two", rows), fmt.Sprint("odd", rows), fmt.Sprint("store", rows)
	SUBQ(Imm(2), terms)
	JL(LabelRef(odd))
	Label(two)
	term(0)
	term(64)
	ADDQ(U32(128), panel)
	SUBQ(Imm(2), terms)
	JGE(LabelRef(two))
	Label(odd)
	TESTQ(I32(1), terms)
	JZ(LabelRef(store))
	term(0)
	Label(store)
	for i := range rows {
		for j := range 2 {
			VMOVUPD(sums[i][j], Mem{Base: c, Disp: 32 * j})
		}
		ADDQ(cRow, c)
	}
	VZEROUPPER()
	RET()
}

// bytes loads a distance, which is counted in numbers.
func bytes(name string) reg.Register {
	r := GP64()
	Load(Param(name), r)
	SHLQ(Imm(3), r)
	return r
}

// processor are the two instructions that say what there is. A package for it
// would be one more module in every notebook's cell.
func processor() {
	TEXT("cpuid", NOSPLIT, "func(leaf, subleaf uint32) (a, b, c, d uint32)")
	Doc("cpuid is what the processor says about itself.")
	Load(Param("leaf"), reg.EAX)
	Load(Param("subleaf"), reg.ECX)
	CPUID()
	Store(reg.EAX, Return("a"))
	Store(reg.EBX, Return("b"))
	Store(reg.ECX, Return("c"))
	Store(reg.EDX, Return("d"))
	RET()

	TEXT("xgetbv", NOSPLIT, "func() (low uint32)")
	Doc("xgetbv is which registers the operating system keeps.")
	XORL(reg.ECX, reg.ECX)
	XGETBV()
	Store(reg.EAX, ReturnIndex(0))
	RET()
}
