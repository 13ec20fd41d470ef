// DemoPlatforms
