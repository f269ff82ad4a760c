import { teamId } from '../../prisma/seed/demo-teams'
import type { Screen } from './screen'

const PAGES = 'packages/contract/pages'

/** From looking for a team to the first step of signing; the steps themselves are looked at as a household takes them. */
export function screensOfSigning(): Screen[] {
  const team = teamId('he-jing')
  return [
    { name: 'teams', route: `${PAGES}/teams/index`, shows: '何静家庭医生团队' },
    { name: 'poster-unknown', route: `${PAGES}/poster/index?code=ABCD2345`, shows: '按住址找团队' },
    { name: 'team', route: `${PAGES}/team/index?teamId=${team}`, shows: '邻居怎么说' },
    {
      name: 'team-notebook',
      route: `${PAGES}/team/index?teamId=${team}`,
      tap: '一本网格服务记事本',
      shows: '网格服务记事本',
    },
    { name: 'sign', route: `${PAGES}/sign/index?teamId=${team}`, shows: '住在哪里' },
  ]
}
