/** One thing a person can do with a key. Footer, `?` help and the README's key list are made from these. */
export type KeyBinding<Id extends string = string> = {
	/** Dotted act id, `scope.verb`. */
	readonly id: Id;
	/** Key names as the decoder gives them; the first is the one shown. */
	readonly keys: readonly string[];
	/** One or two words for the footer; `''` keeps it out of the footer. */
	readonly label: string;
	/** A sentence for the help. */
	readonly help: string;
	readonly danger?: true;
};
