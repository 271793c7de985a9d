import {useEffect, useState} from 'react';
import {useTime} from '../../hooks/use-time.js';

/** The value once it has stayed the same for so long, such as where a cursor has come to rest. */
export function useSettled<T>(value: T, milliseconds: number): T {
	const time = useTime();
	const [settled, setSettled] = useState(value);
	useEffect(
		() => (value === settled ? undefined : time.after(milliseconds, () => setSettled(value))),
		[time, value, settled, milliseconds],
	);
	return settled;
}
