/** 何静家庭医生团队 stands whole on its page; where there is little room the team is 何静团队. */
export function shortTeamName(name: string): string {
  return name.replace('家庭医生', '')
}
