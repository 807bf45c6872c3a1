//go:build !unix

package grade

// hold holds nothing here: folders of runs that were killed stay.
func hold(string) (release func(), ok bool) { return func() {}, false }

// share cleans nothing here, for nobody knows whether another run is at work.
func share(dir string, clean func()) (release func()) { return func() {} }

const nonBlocking = 0 // pipes have no place in folders here
