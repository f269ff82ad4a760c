import { shortTeamName } from '#domain/care-team/team-name'
import { TEAM_ROLE_NAMES_ZH, TEAM_ROLES } from '#domain/care-team/team-role'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { CareTeam, CareTeamPage } from './use-team'

/** 组长 1 人，护士 2 人 */
export function membersInWords(members: CareTeam['members']): string {
  const counted = TEAM_ROLES.flatMap((role) => {
    const count = members.filter((member) => member.role === role).length
    return count === 0 ? [] : [`${TEAM_ROLE_NAMES_ZH[role]} ${count} 人`]
  })
  return counted.join('，')
}

/** 4 人，含认证儿科医生 1 人 */
export function teamInWords(members: CareTeam['members']): string {
  const certified = members.filter(({ isCertifiedPaediatrician }) => isCertifiedPaediatrician).length
  return `${members.length} 人${certified > 0 ? `，含认证儿科医生 ${certified} 人` : '，没有认证儿科医生'}`
}

/** What is left, and what somebody does who finds nothing left. `reserve`: some places are kept for key groups. */
export function loadInWords(
  { state, free, queueLength }: CareTeam['load'],
  neighbours: CareTeamPage['neighbours'],
): string {
  const nearby = neighbours.find((neighbour) => neighbour.free > 0)
  const other = nearby ? `，或签旁边的${shortTeamName(nearby.name)}（还有 ${nearby.free} 个名额）` : ''
  if (state === 'full') {
    const waiting = queueLength > 0 ? `前面有 ${queueLength} 人。` : ''
    return `名额满了。可以排队${other}。${waiting}有人解约，就按排队先后补上。`
  }
  if (state === 'key-groups-only')
    return `剩下的 ${free} 个名额留给孩子、老人、孕产妇等重点人群。其他人可以排队${other}。`
  if (state === 'nearly-full') return `快满了。满了以后可以排队${other}。孩子、老人、孕产妇有预留。`
  return '现在就能签。孩子、老人、孕产妇等重点人群有预留。'
}

/** 群码 10月18日 更新 */
export function chatGroupInWords(group: CareTeamPage['chatGroup'], today: LocalDate): string {
  if (!group) return '还没有建群'
  return group.isStale ? '群码过期了，已提醒团队更新' : `群码 ${dateInWords(group.updatedOn, today)}更新`
}

/** 本月上门 6 次，义诊 1 次 */
export function notebookInWords({ monthHomeVisits, monthFreeClinics, rows }: CareTeamPage['notes']): string {
  if (monthHomeVisits + monthFreeClinics > 0)
    return `本月上门 ${monthHomeVisits} 次，义诊 ${monthFreeClinics} 次`
  return rows.length > 0 ? '本月还没有上门和义诊' : '还没有记过'
}
