import type { DemoEmployee } from './employee';
import { demoRosters, HIGHLAND, SNOWLAND } from './rosters';

/** Somebody of the demo as a test types him. */
export interface KnownPerson {
  name: string;
  idNumber: string;
  phone: string;
}

/** People whom unit 010044 meets in every way that opening somebody can go (C-3, C-4, Q-13 to Q-16). */
export function peopleForTests() {
  const rosters = demoRosters();
  const [snowland, highland] = [rosters[SNOWLAND], rosters[HIGHLAND]];
  const [sealedElsewhere, otherSealedElsewhere] = highland.filter(isSealed).map(known);
  const [normalHere] = snowland.filter((employee) => !isSealed(employee)).map(known);
  const [sixLines, sealedHere] = snowland.filter(isSealed).map(known);
  const [normalElsewhere] = highland.filter((employee) => !isSealed(employee)).map(known);
  if (!sealedElsewhere || !otherSealedElsewhere || !normalHere || !sixLines || !sealedHere || !normalElsewhere) {
    throw new Error('the demo has somebody of each kind');
  }
  return {
    /** 正常 at 010044: the first of the manual's ten. */
    normalHere,
    /** 封存 at 010044. */
    sealedHere,
    /** 封存 at 010044 from 201907 on; has the manual's six ledger lines. */
    sixLines,
    /** 正常 at 010045. */
    normalElsewhere,
    /** 封存 at 010045: 010044 may open him, and he awaits his transfer. */
    sealedElsewhere,
    otherSealedElsewhere,
  };
}

function isSealed(employee: DemoEmployee): boolean {
  return employee.sealed !== undefined;
}

function known({ person: { name, idNumber, phone } }: DemoEmployee): KnownPerson {
  return { name, idNumber, phone };
}
