// Imported first where a test looks at escape codes: without a terminal chalk leaves them out, and it decides when loaded.
process.env['FORCE_COLOR'] = '1';
