import {fail, ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {findByName, userIn} from '../user-view.js';

/** One user by name, ignoring case; everybody who is signed in may see them. Errors: `user-not-found`. */
export async function getUser(context: Context, token: Token, username: string): Promise<Result<User>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {snapshot} = reading.value;
	const user = findByName(snapshot.store.users, username);
	return user === undefined ? fail({code: 'user-not-found', name: username.trim()}) : ok(userIn(snapshot, user));
}
