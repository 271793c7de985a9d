import type {KeyEvent} from './decode.js';
import type {KeyRoute} from './keyboard.js';
import type {KeyBinding} from './bindings/binding.js';
import {keyTable, type ActId, type KeyTable} from './key-table.js';

/** One of several ways to do an act, for those who name it: `sort status`. */
export type Choice = {readonly word: string; readonly title: string; readonly run: () => void};

/** One act a screen offers at this moment. */
export type Act = {
	readonly id: ActId;
	readonly run: () => void;
	/** Why it cannot be done now; shown when its key is pressed. Undefined when it can. */
	readonly disabled?: string | undefined;
	/** Another word for the footer than the table's. */
	readonly label?: string;
	/** How many marked rows it means: the footer says so, and has it before the acts on one row. */
	readonly marked?: number;
	/** What can be named after the act on the command line; the key itself takes what comes next. */
	readonly choices?: readonly Choice[];
};

/** What a field does with what is typed into it. */
export type TextTarget = {
	/** True when the key was an editing key and is done with. */
	readonly onKey: (name: string) => boolean;
	readonly onText: (text: string) => void;
	readonly onPaste: (text: string) => void;
};

/** Something on the screen that listens: a screen, a dialog, a focused field. The deepest hears first. */
export type Layer = {
	readonly depth: number;
	/** Nothing below hears anything (dialogs). */
	readonly modal: boolean;
	readonly acts: () => readonly Act[];
	readonly text?: () => TextTarget | undefined;
};

/** A footer or help entry: the binding with what the screen says of it now. */
export type Offer = {
	readonly binding: KeyBinding<ActId>;
	/** The key to show: one that works now, also while typing. */
	readonly key: string;
	readonly label: string;
	readonly disabled: string | undefined;
	readonly choices: readonly Choice[];
	readonly run: () => void;
};

/** All listening layers, deepest last; routes events to them and tells what they offer. */
export class Layers {
	#layers: Layer[] = [];
	readonly #listeners = new Set<() => void>();
	readonly #holds = new Set<symbol>();
	#onRelease: () => void = () => {};
	#refuse: (reason: string) => void;
	#gate: () => boolean = () => true;

	/** Which key is whose. */
	readonly keys: KeyTable;

	/** `refuse` hears why a key that was pressed does nothing now. */
	constructor(refuse: (reason: string) => void = () => {}, keys: KeyTable = keyTable) {
		this.#refuse = refuse;
		this.keys = keys;
	}

	/** Puts another hearer in the place of the one given to the constructor. */
	onRefusal(refuse: (reason: string) => void): void {
		this.#refuse = refuse;
	}

	/** Asks this before every event; what it says false to is dropped. The returned function takes it away. */
	gate(mayPass: () => boolean): () => void {
		this.#gate = mayPass;
		return () => {
			if (this.#gate === mayPass) this.#gate = () => true;
		};
	}

	/** Adds a layer; the returned function takes it away. */
	add(layer: Layer): () => void {
		this.#layers = [...this.#layers, layer].toSorted((a, b) => a.depth - b.depth);
		this.changed();
		return () => {
			this.#layers = this.#layers.filter(other => other !== layer);
			this.changed();
		};
	}

	/**
	 * Keeps keys back until the returned function is called: the screen they are meant for is on its way. A screen that
	 * takes longer than `longestMs` gets none, so that a person can turn back.
	 */
	hold(longestMs = 1000): () => void {
		const hold = Symbol('hold');
		this.#holds.add(hold);
		const release = (): void => {
			clearTimeout(timer);
			if (this.#holds.delete(hold) && this.#holds.size === 0) this.#onRelease();
		};
		const timer = setTimeout(release, longestMs);
		return release;
	}

	/** Whether keys are being kept back. */
	get held(): boolean {
		return this.#holds.size > 0;
	}

	/** Sets who hears that keys are no longer kept back. */
	onRelease(listener: () => void): void {
		this.#onRelease = listener;
	}

	/** Tells the footer that offers may read differently now. */
	changed(): void {
		for (const listener of this.#listeners) listener();
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Whether a modal layer keeps the keys from everything at this depth. */
	isCovered(depth: number): boolean {
		return this.#layers.some(layer => layer.modal && layer.depth > depth);
	}

	/** What can be pressed now, one entry an act: deeper layers first, within a layer in the order of the key table. */
	offers(): readonly Offer[] {
		const typing = this.#textTarget() !== undefined;
		const taken = new Set<string>();
		const depths = Map.groupBy(this.#heard(), layer => layer.depth);
		return [...depths.values()].flatMap(layers => {
			const acts = layers.flatMap(layer => layer.acts()).toSorted((a, b) => rank(a) - rank(b));
			return acts.flatMap((act): readonly Offer[] => {
				const binding = this.keys.get(act.id)!;
				// A single character is text while a field has the focus, and a deeper layer's key hides the same one below.
				const key = binding.keys.find(name => !taken.has(name) && !(typing && (name.length === 1 || name === 'space')));
				// An act whose key was taken away by the person is there still, for help and palette.
				if (key === undefined && binding.keys.length > 0) return [];
				for (const name of binding.keys) taken.add(name);
				const {disabled, choices = [], run} = act;
				return [{binding, key: key ?? '', label: labelOf(act, binding.label), disabled, choices, run}];
			});
		});
	}

	/** Routes one event of the keyboard; see `KeyRoute`. */
	route(event: KeyEvent): KeyRoute {
		if (!this.#gate()) return 'done';
		const target = this.#textTarget();
		if (event.kind === 'paste') {
			target?.onPaste(event.text);
			return 'done';
		}

		if (event.kind === 'text') return target ? 'text' : 'first';
		if (target?.onKey(event.name)) return 'done';
		this.#do(({id}) => this.keys.get(id)!.keys.includes(event.name));
		return 'done';
	}

	/** Whether what is typed now goes to this target. */
	typesInto(target: TextTarget): boolean {
		return this.#textTarget() === target;
	}

	/** Does an act by its id, as its key would, or one of its choices. */
	perform(id: ActId, choice?: string): void {
		this.#do(
			act => act.id === id,
			({run, choices}) => (choice === undefined ? run() : choices?.find(({word}) => word === choice)?.run()),
		);
	}

	/** Takes text that came back through ink-text-input; see `TextSource`. */
	type(text: string): void {
		this.#textTarget()?.onText(text);
	}

	// Deepest first, down to and including the first modal layer; the app's own layer (depth 0) is always heard last.
	#heard(): readonly Layer[] {
		const heard: Layer[] = [];
		for (const layer of this.#layers.toReversed()) {
			heard.push(layer);
			if (layer.modal) break;
		}

		const app = this.#layers[0];
		return app && !heard.includes(app) && app.depth === 0 ? [...heard, app] : heard;
	}

	#do(isMeant: (act: Act) => boolean, run: (act: Act) => void = act => act.run()): void {
		for (const layer of this.#heard()) {
			const act = layer.acts().find(isMeant);
			if (!act) continue;
			if (act.disabled === undefined) run(act);
			else this.#refuse(act.disabled);
			return;
		}
	}

	#textTarget(): TextTarget | undefined {
		for (const layer of this.#heard()) {
			const target = layer.text?.();
			if (target) return target;
		}

		return undefined;
	}
}

const order = [...keyTable.keys()];

function rank({id, marked}: Act): number {
	return order.indexOf(id) - (marked === undefined ? 0 : order.length);
}

function labelOf({label, marked}: Act, usual: string): string {
	return marked === undefined ? (label ?? usual) : `${label ?? usual} ${marked}`;
}
