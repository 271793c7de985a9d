/**
 * The entry. Before any other module is read it takes away what the environment could use to change how the program
 * works, so everything is imported dynamically: a static import would run first.
 */

// The launcher passes the same list; this is for a start without it. Without it a variable could put a foreign password
// verifier in place (NAPI_RS_*), print tokens (LOG_TOKENS), or stop the drawing (CI). As in det.sh.
const kept =
	/^(PATH|HOME|USER|LOGNAME|SHELL|TERM|COLORTERM|NO_COLOR|LANG|TZ|COLUMNS|LINES|SUDO_UID|SUDO_USER|TMUX|STY|EDITOR|VISUAL|(LC|SSH|XDG|DET)_.*)$/s;
for (const name of Object.keys(process.env)) if (!kept.test(name)) delete process.env[name];
// Not by assignment: the bundler has put a constant in the name's place.
Object.assign(process.env, {NODE_ENV: 'production'});
// Without --disable-sigusr1 the signal opens the inspector to every user of the host; a handler prevents that too.
process.on('SIGUSR1', () => undefined);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
	process.stderr.write(
		`det needs Node 22.14 or newer; this is ${process.version}. Start it as det, or with npm start.\n`,
	);
	process.exit(69);
}

const {main, isAllWritten} = await import('./commands/main.js');
process.exitCode = await main(process.argv.slice(2));
// Not left to the event loop, which would first let V8 tidy up what is thrown away anyway: 10 ms after a long list.
if (isAllWritten()) process.exit();
