import { desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { certificateAuthorities, certificateBindings, certificateCrls } from '@/db/schema/certificates';
import { staff } from '@/db/schema/staff';
import { operators, units } from '@/db/schema/units';
import { TOTAL_LIMIT, type ListPage, type Listed } from '@/lib/values/list-page';
import { readCrl } from './read-crl';

const proposer = alias(staff, 'proposer');
const decider = alias(staff, 'decider');

/** 签发机构 with the newest CRL of each, those in force first. */
export async function listAuthorities(tx: Tx) {
  const newest = tx
    .selectDistinctOn([certificateCrls.authorityId], {
      authorityId: certificateCrls.authorityId,
      thisUpdate: certificateCrls.thisUpdate,
      nextUpdate: certificateCrls.nextUpdate,
    })
    .from(certificateCrls)
    .orderBy(certificateCrls.authorityId, desc(certificateCrls.thisUpdate))
    .as('newest');
  const { der: _der, ...columns } = getTableColumns(certificateAuthorities);
  return tx
    .select({
      authority: columns,
      proposer: proposer.name,
      decider: decider.name,
      crlFrom: newest.thisUpdate,
      crlUntil: newest.nextUpdate,
    })
    .from(certificateAuthorities)
    .leftJoin(newest, eq(newest.authorityId, certificateAuthorities.id))
    .leftJoin(proposer, eq(proposer.id, certificateAuthorities.proposedBy))
    .leftJoin(decider, eq(decider.id, certificateAuthorities.decidedBy))
    .orderBy(sql`${certificateAuthorities.state} in ('proposed', 'active') desc`, desc(certificateAuthorities.id));
}

/** 证书绑定, the last first, each with whether the newest CRLs name it. */
export async function listBindings(tx: Tx, { page, size }: Pick<ListPage, 'page' | 'size'>) {
  const { der: _der, ...columns } = getTableColumns(certificateBindings);
  const [counted] = await tx.select({ rows: sql<number>`count(*)::integer` }).from(
    tx
      .select({ id: certificateBindings.id })
      .from(certificateBindings)
      .limit(TOTAL_LIMIT + 1)
      .as('found'),
  );
  const rows = await tx
    .select({
      binding: columns,
      operatorName: operators.name,
      operatorLogin: operators.login,
      unitName: units.name,
      unitNumber: units.number,
      proposer: proposer.name,
      decider: decider.name,
    })
    .from(certificateBindings)
    .innerJoin(operators, eq(operators.id, certificateBindings.operatorId))
    .innerJoin(units, eq(units.id, certificateBindings.unitId))
    .leftJoin(proposer, eq(proposer.id, certificateBindings.proposedBy))
    .leftJoin(decider, eq(decider.id, certificateBindings.decidedBy))
    .orderBy(desc(certificateBindings.id))
    .limit(size)
    .offset((page - 1) * size);
  const revoked = await revokedSerials(tx);
  const total = counted?.rows ?? 0;
  return {
    rows: rows.map((row) => ({
      ...row,
      revoked: revoked.has(`${row.binding.issuerTitle} ${row.binding.serial}`),
    })),
    total: Math.min(total, TOTAL_LIMIT),
    more: total > TOTAL_LIMIT,
  } satisfies Listed<unknown>;
}

/** The serial numbers that the newest lists name, with their authority's title. */
async function revokedSerials(tx: Tx): Promise<Set<string>> {
  const lists = await tx
    .selectDistinctOn([certificateCrls.authorityId], { title: certificateAuthorities.title, der: certificateCrls.der })
    .from(certificateCrls)
    .innerJoin(certificateAuthorities, eq(certificateAuthorities.id, certificateCrls.authorityId))
    .where(eq(certificateAuthorities.state, 'active'))
    .orderBy(certificateCrls.authorityId, desc(certificateCrls.thisUpdate));
  return new Set(
    lists.flatMap(({ title, der }) =>
      [...readCrl(der).revoked].map((serial) => `${title} ${serial.toString(16).toUpperCase()}`),
    ),
  );
}
