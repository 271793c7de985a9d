/**
 * Names a field as people write it: `resources.max_slots`, `bind_mounts[0]`. A key that is not a plain word is quoted
 * (`data["a.b"]`), so two different fields never have one name. The whole document is `''`.
 */
export function fieldPath(parent: string, key: string | number): string {
	if (typeof key === 'number') return `${parent}[${key}]`;
	if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${parent}[${JSON.stringify(key)}]`;
	return parent === '' ? key : `${parent}.${key}`;
}
