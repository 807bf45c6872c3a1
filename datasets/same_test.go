package datasets

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

// fingerprint is a checksum over every bit of a set's features and labels.
func fingerprint(s *Set) string {
	hash := sha256.New()
	for n, label := range s.Labels {
		binary.Write(hash, binary.LittleEndian, int64(label))
		for _, v := range s.Rows().RawRowView(n) {
			binary.Write(hash, binary.LittleEndian, math.Float64bits(v))
		}
	}
	return fmt.Sprintf("%x", hash.Sum(nil)[:8])
}

// The checksums were made on amd64. They are the same on arm64, where the
// compiler fuses multiplications with additions, on ppc64le, s390x and 386, and
// in WebAssembly.
func TestFiguresAreTheSameEverywhere(t *testing.T) {
	for _, c := range []struct {
		set  *Set
		want string
	}{
		{Iris(), "d9d9250cc559ff41"},
		{Separable(2000, 0.1, seeded(1)), "09ad5ccbf56e09d0"},
		{Overlapping(2000, 0.1, seeded(1)), "e7fc51a54ca6a5cc"},
		{Blobs(2000, 3, 0.3, seeded(1)), "5ae3e04a750f0e25"},
		{Moons(2000, 0.1, seeded(1)), "1096db8893a37971"},
		{Circles(2000, 0.1, seeded(1)), "b119ae7046e73a78"},
		{Spirals(2000, 3, 0.1, seeded(1)), "25c7df560997329d"},
		{Letters("ABCabc123&", 30, seeded(1)), "0e514427db915ee0"},
		{Animals(300, seeded(1)), "6c19b35c7901057f"},
		{Iris().Subset(40, seeded(1)), "67ac215fb7f7cad9"},
	} {
		if got := fingerprint(c.set); got != c.want {
			t.Errorf("%s: checksum %s, want %s", c.set.Name, got, c.want)
		}
	}
}
