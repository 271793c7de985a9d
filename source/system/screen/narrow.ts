/** Characters one cell wide that join with nothing, which is nearly all there is: ASCII, Latin, the console's own signs. */
export const narrow =
	'\\u0020-\\u007E\\u00A1-\\u00AC\\u00AE-\\u02FF\\u2010-\\u2027\\u2190-\\u21FF\\u2500-\\u25FC\\u2713\\u2714\\u2717\\u2718';
