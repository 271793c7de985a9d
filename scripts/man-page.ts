/** `npm run man`: writes det.1 from the table of commands. `test/commands/man-page.test.ts` fails when it is stale. */
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {manPage} from '../source/commands/grammar/man-page.js';
import {det} from '../source/commands/table.js';
import {version} from '../source/commands/version.js';

// dist/modules/scripts/man-page.js
writeFileSync(fileURLToPath(new URL('../../../det.1', import.meta.url)), manPage(det, version));
