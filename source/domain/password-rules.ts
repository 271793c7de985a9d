/** A rule a password can break. The first five are the document's; `common`, `context` add R33; the last three are the first-run admin's. */
export type PasswordRule =
	| 'not-blank'
	| 'length-8'
	| 'upper'
	| 'lower'
	| 'digit'
	| 'too-long'
	| 'no-nul'
	| 'common'
	| 'context'
	| 'length-12'
	| 'strength';
