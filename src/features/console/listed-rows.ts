import type { client } from '../../api/client'

/** The rows of the desk's lists, as the server answers them. */
export type ListedRule = Awaited<ReturnType<typeof client.rule.list.query>>['rows'][number]
export type ListedVersion = Awaited<ReturnType<typeof client.rule.versions.query>>['rows'][number]
export type ListedDay = Awaited<ReturnType<typeof client.calendar.list.query>>['rows'][number]
export type ListedPractitioner = Awaited<
  ReturnType<typeof client.directory.practitioners.query>
>['rows'][number]
export type ListedTemplate = Awaited<ReturnType<typeof client.sessionTemplate.list.query>>['rows'][number]
export type ListedStaff = Awaited<ReturnType<typeof client.staff.list.query>>['rows'][number]
export type ListedTeam = Awaited<ReturnType<typeof client.careTeam.list.query>>['rows'][number]
export type ListedGrid = Awaited<ReturnType<typeof client.grid.list.query>>['rows'][number]
export type GridDetails = Awaited<ReturnType<typeof client.grid.get.query>>
export type ListedPackage = Awaited<ReturnType<typeof client.servicePackage.list.query>>['rows'][number]
export type ListedText = Awaited<ReturnType<typeof client.agreementText.list.query>>['rows'][number]
