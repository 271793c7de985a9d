import type {Store} from '../store/store.js';

/** Listeners for changes of the store and master.yaml, behind one watch of each. */
type StoreWatch = {
	/** Adds a listener; gives its unsubscriber, which may be called twice. */
	add(listener: () => void): () => void;
	close(): void;
};

/**
 * Watches as long as somebody listens; `besides` starts a watch of something else and gives the end of it. The new
 * state is read before anybody is told, so that they all see the same.
 */
export function watchStore(store: Store, besides: (listener: () => void) => () => void = () => () => {}): StoreWatch {
	// Objects, so that the same function may listen twice.
	const listeners = new Set<{readonly call: () => void}>();
	let stop: (() => void) | undefined;
	const tell = async () => {
		// What went wrong is told to whoever reads next.
		await store.read();
		for (const {call} of listeners) call();
	};

	const release = () => {
		if (listeners.size > 0) return;
		stop?.();
		stop = undefined;
	};

	return {
		add(listener) {
			const entry = {call: listener};
			listeners.add(entry);
			stop ??= both(
				store.watch(() => void tell()),
				besides(() => void tell()),
			);
			return () => {
				listeners.delete(entry);
				release();
			};
		},
		close() {
			listeners.clear();
			release();
		},
	};
}

function both(one: () => void, other: () => void): () => void {
	return () => {
		one();
		other();
	};
}
