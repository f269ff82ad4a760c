import type { Prisma, Transaction } from '#server/platform/database/database'

export interface TeamRows {
  readonly grids: readonly Prisma.GridCreateManyInput[]
  readonly buildings: readonly Prisma.BuildingCreateManyInput[]
  readonly teams: readonly Prisma.CareTeamCreateManyInput[]
  readonly members: readonly Prisma.CareTeamMemberCreateManyInput[]
  readonly served: readonly Prisma.CareTeamGridCreateManyInput[]
  readonly notes: readonly Prisma.GridNoteCreateManyInput[]
  readonly pictures: readonly Prisma.CareTeamChatGroupCreateManyInput[]
  readonly workers: readonly Prisma.GridWorkerCreateManyInput[]
  readonly packages: readonly Prisma.ServicePackageCreateManyInput[]
  readonly items: readonly Prisma.ServicePackageItemCreateManyInput[]
}

export async function insertTeams(tx: Transaction, rows: TeamRows): Promise<Record<string, number>> {
  const missing = { skipDuplicates: true } as const
  const grids = await tx.grid.createMany({ data: [...rows.grids], ...missing })
  const buildings = await tx.building.createMany({ data: [...rows.buildings], ...missing })
  const teams = await tx.careTeam.createMany({ data: [...rows.teams], ...missing })
  const members = await tx.careTeamMember.createMany({ data: [...rows.members], ...missing })
  await tx.careTeamGrid.createMany({ data: [...rows.served], ...missing })
  const notes = await tx.gridNote.createMany({ data: [...rows.notes], ...missing })
  await tx.careTeamChatGroup.createMany({ data: [...rows.pictures], ...missing })
  await tx.gridWorker.createMany({ data: [...rows.workers], ...missing })
  const packages = await tx.servicePackage.createMany({ data: [...rows.packages], ...missing })
  await tx.servicePackageItem.createMany({ data: [...rows.items], ...missing })
  return {
    grid: grids.count,
    building: buildings.count,
    care_team: teams.count,
    care_team_member: members.count,
    grid_note: notes.count,
    service_package: packages.count,
  }
}
