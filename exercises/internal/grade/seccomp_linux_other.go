//go:build linux && !amd64 && !arm64

package grade

// neededHere is empty: nobody has tried this processor, and no filter is made.
var neededHere []uint32
