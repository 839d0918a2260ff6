// Reads the reader's pass in nginx, as docs/reference/pass.md says.
//
// KEYS holds {"name": "the secret in hexadecimal"}, REVOKED {"ids": {id: until}, "accounts":
// {account: second}}. Both are read anew for each request, so that a pass is taken back at once.

import crypto from 'crypto';
import fs from 'fs';

const FIELDS = /^1\.([a-z0-9]{1,16})\.([\w-]{22})\.([\w-]{1,64})\.([1-9]\d{0,10})\.([1-9]\d{0,10})\.(-|[\w:+~-]+)$/;
const RIGHT = /^[\w:+-]{1,80}$/;
const SHORTEST = 3600, LONGEST = 86400, CLOCKS_APART = 60, MOST_BYTES = 600;

// As long for every wrong signature: how much of it was right is nobody's business.
function same(one, other) {
    let differ = one.length ^ other.length;
    for (let at = 0; at < one.length; at++) {
        differ |= one.charCodeAt(at) ^ other.charCodeAt(at);
    }
    return differ === 0;
}

function read(shown, keys, revoked, now) {
    if (!shown) return {why: 'absent'};
    const cut = shown.lastIndexOf('.');
    const words = shown.slice(0, Math.max(cut, 0)), signature = shown.slice(cut + 1);
    const parts = words.split('.');
    if (shown.length > MOST_BYTES || /[^\x00-\x7f]/.test(shown)) return {why: 'malformed'};
    if (parts.length !== 7 || parts[0] !== '1') return {why: 'malformed'};
    const secret = Object.prototype.hasOwnProperty.call(keys, parts[1]) ? keys[parts[1]] : '';
    if (!secret) return {why: 'unknown_key'};
    const signed = crypto.createHmac('sha256', Buffer.from(secret, 'hex')).update(words);
    if (!same(signed.digest('base64url'), signature)) return {why: 'forged'};
    const said = FIELDS.exec(words);
    if (!said) return {why: 'malformed'};
    const id = said[2], account = said[3], issued = Number(said[4]), expires = Number(said[5]);
    const rights = said[6] === '-' ? [] : said[6].split('~');
    const wrong = rights.filter((right) => !RIGHT.test(right) || (right === '-' && rights.length === 1));
    const goodFor = expires - issued;
    if (wrong.length || goodFor < SHORTEST || goodFor > LONGEST) return {why: 'malformed'};
    if (issued > now + CLOCKS_APART) return {why: 'not_yet'};
    if (expires <= now) return {why: 'expired'};
    if (id in revoked.ids || issued <= revoked.accounts[account]) return {why: 'revoked'};
    return {account: account, rights: rights};
}

function from(path) {
    return JSON.parse(fs.readFileSync(path));
}

// For `js_set $pass pass.verdict`: why there is no pass, or "good", the account and the rights.
function verdict(request) {
    const shown = request.variables.cookie_octavo_pass || '';
    const keys = from(request.variables.pass_keys), revoked = from(request.variables.pass_revoked);
    const said = read(shown, keys, revoked, Math.floor(Date.now() / 1000));
    return said.why || ['good', said.account].concat(said.rights).join(' ');
}

export default {verdict};
