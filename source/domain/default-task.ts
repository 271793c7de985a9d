/** `security.default_task` of master.yaml: whom tasks of unlinked users run as. */
export type DefaultTask = {readonly user: string; readonly uid: number; readonly group: string; readonly gid: number};

/** The product's built-in default and the document's example. */
export const rootTask: DefaultTask = {user: 'root', uid: 0, group: 'root', gid: 0};

/** The unprivileged user of the official images, with a writable HOME. */
export const nobodyTask: DefaultTask = {user: 'det-nobody', uid: 65533, group: 'det-nobody', gid: 65533};
