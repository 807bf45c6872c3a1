package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// rows is y ← y + Σ values[k]·rows[at[k]·stride …]: as many columns of y as there
// is room for are kept in registers while all terms are added to them. What is
// left over is done in narrower pieces, the last one behind a mask.
func rows() {
	TEXT("addRowsAVX2", NOSPLIT, "func(y *float64, n int, values *float64, at *int, terms int, rows *float64, stride int, mask *[4]int64)")
	Pragma("noescape")
	Doc("addRowsAVX2 is addRows for at least one term. The mask says which of the last n%4 numbers there are.")
	y, n := Load(Param("y"), GP64()), Load(Param("n"), GP64())
	values, at := Load(Param("values"), GP64()), Load(Param("at"), GP64())
	terms, data, stride := Load(Param("terms"), GP64()), Load(Param("rows"), GP64()), bytes("stride")
	for _, width := range []int{32, 16, 8, 4} {
		piece, next := fmt.Sprint("piece", width), fmt.Sprint("after", width)
		Label(piece)
		CMPQ(n, I32(width))
		JL(LabelRef(next))
		var sums []reg.VecVirtual
		for i := range width / 4 {
			sums = append(sums, YMM())
			VMOVUPD(Mem{Base: y, Disp: 32 * i}, sums[i])
		}
		eachTerm(fmt.Sprint("term", width), values, at, terms, data, stride, func(v reg.VecVirtual, row Mem) {
			for i, sum := range sums {
				product := YMM()
				VMULPD(row.Offset(32*i), v, product)
				VADDPD(product, sum, sum)
			}
		})
		for i, sum := range sums {
			VMOVUPD(sum, Mem{Base: y, Disp: 32 * i})
		}
		ADDQ(I32(8*width), y)
		ADDQ(I32(8*width), data)
		SUBQ(I32(width), n)
		JMP(LabelRef(piece))
		Label(next)
	}
	lastNumbers(y, n, values, at, terms, data, stride)
	VZEROUPPER()
	RET()
}

// lastNumbers is the piece of fewer than four.
func lastNumbers(y, n, values, at, terms, data, stride reg.Register) {
	TESTQ(n, n)
	JZ(LabelRef("done"))
	mask, sum := YMM(), YMM()
	VMOVDQU(Mem{Base: Load(Param("mask"), GP64())}, mask)
	VMASKMOVPD(Mem{Base: y}, mask, sum)
	eachTerm("termRest", values, at, terms, data, stride, func(v reg.VecVirtual, row Mem) {
		product := YMM()
		VMASKMOVPD(row, mask, product)
		VMULPD(product, v, product)
		VADDPD(product, sum, sum)
	})
	VMASKMOVPD(sum, mask, Mem{Base: y})
	Label("done")
}

// eachTerm loops over the terms, with the value in all parts of a register.
func eachTerm(label string, values, at, terms, data, stride reg.Register, do func(v reg.VecVirtual, row Mem)) {
	k, row, v := GP64(), GP64(), YMM()
	XORQ(k, k)
	Label(label)
	VBROADCASTSD(Mem{Base: values, Index: k, Scale: 8}, v)
	MOVQ(Mem{Base: at, Index: k, Scale: 8}, row)
	IMULQ(stride, row)
	do(v, Mem{Base: data, Index: row, Scale: 1})
	INCQ(k)
	CMPQ(k, terms)
	JNE(LabelRef(label))
}
