import path from 'node:path';

/** Where the product's packages and its documentation put the file, in the order looked at. */
export const usualMasterConfigs = ['/etc/determined/master.yaml', '/usr/local/determined/etc/master.yaml'] as const;

/**
 * Which master.yaml is meant: `--master-config` (`option`), else `DET_MASTER_CONFIG`, else the first usual one that
 * exists; undefined when there is none. Absolute, so that people are told which file it is. A file that was named need not exist: it will be created.
 */
export function findMasterConfig(
	option: string | undefined,
	env: Readonly<Record<string, string | undefined>>,
	exists: (file: string) => boolean,
): string | undefined {
	// An empty value counts as not given, as shells make them by accident.
	const given = option || env['DET_MASTER_CONFIG'];
	return given ? path.resolve(given) : usualMasterConfigs.find(file => exists(file));
}
