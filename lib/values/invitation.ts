/** Under which name a tab keeps the token of an invitation while its owner signs in. */
export const INVITATION = 'invitation';
